using System.Buffers.Binary;
using System.IO.Hashing;

namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>
/// What the log file is made of: a head of 16 bytes (kind, number, checksum) and, for a page, its content. A torn or stale frame
/// does not fit its checksum.
/// </summary>
internal static class LogFrame
{
    public const int HeadSize = 16;

    /// <summary>A page; the number is its place in the log.</summary>
    public const uint Page = 0x45474150;

    /// <summary>All before this is committed; the number is how many pages there are.</summary>
    public const uint Done = 0x454E4F44;

    public static void WriteHead(Span<byte> head, uint kind, int number, ReadOnlySpan<byte> content)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(head, kind);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], number);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], Checksum(kind, number, content));
    }

    /// <summary>The kind of a frame with this number, or 0 when it is none. The checksum is not looked at.</summary>
    public static uint KindOf(ReadOnlySpan<byte> head, int number)
    {
        var kind = BinaryPrimitives.ReadUInt32LittleEndian(head);
        return kind is Page or Done && BinaryPrimitives.ReadInt32LittleEndian(head[4..]) == number ? kind : 0;
    }

    public static bool Fits(ReadOnlySpan<byte> head, uint kind, int number, ReadOnlySpan<byte> content) =>
        BinaryPrimitives.ReadUInt64LittleEndian(head[8..]) == Checksum(kind, number, content);

    private static ulong Checksum(uint kind, int number, ReadOnlySpan<byte> content) =>
        XxHash3.HashToUInt64(content, ((long)kind << 32) | (uint)number);
}
