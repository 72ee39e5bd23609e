using ChatTutor.Core.Broadcasts;
using ChatTutor.Host.Dashboard.Today;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Dashboard.Broadcasts;

/// <summary>The numbers of a broadcast that change while it is sent, by the names the page and its stream share.</summary>
public static class RunFigures
{
    /// <summary>What is always shown, however few there are.</summary>
    private static readonly CopyState[] First = [CopyState.Sent, CopyState.Waiting, CopyState.Sending, CopyState.InDoubt];

    public static IReadOnlyDictionary<string, string> Of(Standing standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return Shown().ToDictionary(Name, s => TodayPages.Plain(standing.Counts[s])).Append(new("trang-thai", BroadcastWords.Of(standing.Broadcast.State))).ToDictionary();
    }

    public static IEnumerable<CopyState> Shown() => First.Concat(Enum.GetValues<CopyState>().Except(First));

    public static string Name(CopyState state) => state.ToString().ToLowerInvariant();
}
