namespace ChatTutor.Core.Conversation;

/// <summary>A question asked before, secrets masked, so that "còn iPhone thì sao" is understood.</summary>
public sealed record EarlierQuestion(string Words, DateTimeOffset At)
{
    /// <summary>So many are kept, of those who agreed to be remembered.</summary>
    public const int Most = 2;

    /// <summary>After so long it is another talk.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>What is not forgotten yet.</summary>
    public static IReadOnlyList<EarlierQuestion>? Fresh(IReadOnlyList<EarlierQuestion>? earlier, DateTimeOffset now) =>
        earlier?.Where(q => now - q.At < Kept).ToList() is { Count: > 0 } fresh ? fresh : null;
}
