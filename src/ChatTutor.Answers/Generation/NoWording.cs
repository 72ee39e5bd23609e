namespace ChatTutor.Answers.Generation;

/// <summary>No model: the passages' own words go out.</summary>
public sealed class NoWording : IWording
{
    public ValueTask<string?> WordAsync(WordingRequest request, CancellationToken stop) => ValueTask.FromResult<string?>(null);
}
