using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// A turn with everything of it put into words, before anything of it is noted: what cannot be written fails its own caller and
/// leaves no trace in the batch.
/// </summary>
internal sealed record WrittenTurn(
    Turn Turn, string LearnerJson, string RepliesJson, IReadOnlyList<string> Replies, IReadOnlyList<string> Events,
    IReadOnlyList<string> Effects, IReadOnlyList<(TallyKey Key, int By)> Tallies, string? GapJson)
{
    /// <summary>LiteDB takes documents up to 16 MB; no honest turn comes near. In UTF-16 units.</summary>
    private const int Longest = 4 << 20;

    public static WrittenTurn Of(Turn turn, Incoming incoming)
    {
        var written = new WrittenTurn(
            turn, StoredJson.Write(turn.Learner), StoredJson.Write(turn.Replies),
            incoming.Inline ? [] : [.. turn.Replies.Select(StoredJson.Write)],
            [.. turn.Events.Select(StoredJson.Write)],
            [.. turn.Effects.Select(StoredJson.Write)],
            [.. ReportKinds.Changes(turn.Events, DateOnly.FromDateTime(incoming.At.DateTime))],
            turn.Gap is { } gap ? StoredJson.Write(gap) : null);
        if (written.LearnerJson.Length > Longest || written.RepliesJson.Length > Longest
            || written.Events.Any(e => e.Length > Longest) || written.Effects.Any(e => e.Length > Longest))
            throw new InvalidOperationException($"The turn of learner {turn.Learner.Id} is too large to be kept.");
        return written;
    }
}
