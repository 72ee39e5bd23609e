using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Storage.Broadcasts;

/// <summary>The people chosen at one moment, by channel, with what would become of their copies.</summary>
internal sealed class ChosenList
{
    private readonly SortedDictionary<string, (List<long> Learners, List<byte> States)> channels = new(StringComparer.Ordinal);

    public void Add(string channel, LearnerId learner, CopyState state)
    {
        if (!channels.TryGetValue(channel, out var lists))
            channels.Add(channel, lists = ([], []));
        lists.Learners.Add(learner.Value);
        lists.States.Add((byte)state);
    }

    public CopyRun Run(long broadcast)
    {
        var (lanes, counts, page) = (new List<CopyLane>(), new int[CopyCounts.States], 0);
        foreach (var (channel, lists) in channels)
        {
            var end = page + (lists.Learners.Count + CopyPage.Lines - 1) / CopyPage.Lines;
            lanes.Add(new CopyLane(channel, page, end, page, page));
            page = end;
            foreach (var state in lists.States)
                counts[state]++;
        }
        return new CopyRun(broadcast, lanes, counts);
    }

    public IEnumerable<CopyPage> Pages(long broadcast)
    {
        var number = 0;
        foreach (var (channel, lists) in channels)
            for (var at = 0; at < lists.Learners.Count; at += CopyPage.Lines)
            {
                var count = Math.Min(CopyPage.Lines, lists.Learners.Count - at);
                yield return new CopyPage(
                    broadcast, number++, channel, [.. lists.Learners.GetRange(at, count)], [.. lists.States.GetRange(at, count)], new uint[count]);
            }
    }
}
