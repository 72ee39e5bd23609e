using System.Buffers.Binary;
using System.Collections;

namespace ChatTutor.Storage.LiteDb;

/// <summary>Turns by the hash of their message id, oldest first.</summary>
internal sealed class TurnList : IEnumerable<(ulong Message, long Turn)>
{
    private const int EntrySize = 16;

    private readonly List<(ulong Message, long Turn)> entries = [];

    public int Count => entries.Count;

    public static TurnList Read(ReadOnlySpan<byte> bytes)
    {
        var list = new TurnList();
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
            list.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));
        return list;
    }

    public byte[] Write()
    {
        var bytes = new byte[entries.Count * EntrySize];
        var rest = bytes.AsSpan();
        foreach (var (message, turn) in entries)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(rest, message);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], turn);
            rest = rest[EntrySize..];
        }
        return bytes;
    }

    public void Add(ulong message, long turn) => entries.Add((message, turn));

    public void AddRange(IEnumerable<(ulong Message, long Turn)> more) => entries.AddRange(more);

    /// <summary>Takes in another list; oldest first again.</summary>
    public void Merge(TurnList other)
    {
        entries.AddRange(other.entries);
        entries.Sort((one, next) => one.Turn.CompareTo(next.Turn));
    }

    /// <summary>True when there was something to drop.</summary>
    public bool DropBelow(long turn) => entries.Count > 0 && entries[0].Turn < turn && entries.RemoveAll(e => e.Turn < turn) > 0;

    public void Clear() => entries.Clear();

    public IEnumerator<(ulong Message, long Turn)> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
