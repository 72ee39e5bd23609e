using Microsoft.SemanticKernel;

namespace ChatTutor.Answers.Generation;

/// <summary>One try at a model: asks, listens, and stops listening as soon as the answer can be none.</summary>
internal sealed class ModelCall(Kernel kernel, TimeProvider time, TimeSpan silence)
{
    private readonly KernelFunction function = Prompt.Function();

    /// <summary>Feeds the draft. Throws what the line throws, and <see cref="TimeoutException"/> after a silence or when <paramref name="limit"/> ends it but not <paramref name="stop"/>.</summary>
    /// <param name="limit">The time left for all tries.</param>
    public async Task<Usage> RunAsync(Prompt prompt, Draft draft, CancellationToken limit, CancellationToken stop)
    {
        using var quiet = new CancellationTokenSource(silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, limit);
        try
        {
            return await ListenAsync(prompt, draft, quiet, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException("The model did not finish in time.");
        }
    }

    private async Task<Usage> ListenAsync(Prompt prompt, Draft draft, CancellationTokenSource quiet, CancellationToken limit)
    {
        var usage = new Usage();
        // A copy: the filter changes the arguments, and a second try begins anew.
        var arguments = new KernelArguments(prompt.Arguments);
        await foreach (var piece in function.InvokeStreamingAsync<StreamingChatMessageContent>(kernel, arguments, limit))
        {
            quiet.CancelAfter(silence);
            usage.Read(piece);
            if (piece.Content is { Length: > 0 } words && !draft.Add(words))
                return usage;
        }
        // A line that breaks off may look like an end; a model that ends says why.
        return usage.Ended ? usage : throw new EndOfStreamException("The answer broke off.");
    }
}
