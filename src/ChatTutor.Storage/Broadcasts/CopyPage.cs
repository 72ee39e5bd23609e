using ChatTutor.Core.Broadcasts;

namespace ChatTutor.Storage.Broadcasts;

/// <summary>
/// A page of a broadcast's list: some hundred copies in one document. A document for each copy would be a gigabyte for a province;
/// a page is written anew only with its own copies, several of them in one commit.
/// </summary>
internal sealed class CopyPage(long broadcast, int number, string channel, long[] learners, byte[] states, uint[] turns)
{
    public const int Lines = 256;

    /// <summary>Turns of copies are kept as seconds from here.</summary>
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long Broadcast => broadcast;

    public int Number => number;

    public string Channel => channel;

    public IReadOnlyList<long> Learners => learners;

    public int Count => learners.Length;

    /// <summary>A <see cref="CopyState"/> for each line.</summary>
    public byte[] States => states;

    public uint[] Turns => turns;

    public bool IsOver => states.All(s => (CopyState)s is not (CopyState.Waiting or CopyState.Sending));

    public CopyState this[int line] => (CopyState)states[line];

    public void Set(int line, CopyState state, DateTimeOffset? turn)
    {
        states[line] = (byte)state;
        if (turn is { } moment)
            turns[line] = (uint)Math.Max(1, (moment - Epoch).TotalSeconds);
    }

    public DateTimeOffset? TurnOf(int line) => turns[line] == 0 ? null : Epoch.AddSeconds(turns[line]);
}
