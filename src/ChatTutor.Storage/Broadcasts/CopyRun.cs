using ChatTutor.Core.Broadcasts;

namespace ChatTutor.Storage.Broadcasts;

/// <summary>How far the list of one broadcast has come.</summary>
internal sealed class CopyRun(long broadcast, IReadOnlyList<CopyLane> lanes, int[] counts)
{
    public long Broadcast => broadcast;

    public IReadOnlyList<CopyLane> Lanes => lanes;

    public int[] Counts => counts;

    public int Pages => lanes.Count == 0 ? 0 : lanes[^1].End;

    public CopyLane LaneOf(int page) => lanes.First(l => page < l.End);

    public void Move(CopyState from, CopyState to, int copies = 1)
    {
        counts[(int)from] -= copies;
        counts[(int)to] += copies;
    }

    public CopyCounts Count() => new([.. counts]);
}
