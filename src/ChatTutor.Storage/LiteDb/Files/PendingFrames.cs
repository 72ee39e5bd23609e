namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>Frames gathered for one write.</summary>
internal sealed class PendingFrames
{
    /// <summary>What an ordinary batch needs, in bytes; a larger one gives its memory back.</summary>
    private const int Usual = 8 << 20;

    private byte[] bytes = new byte[1 << 20];
    private int length;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    public void Add(uint kind, int number, ReadOnlySpan<byte> content)
    {
        var size = LogFrame.HeadSize + content.Length;
        if (length + size > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        var frame = bytes.AsSpan(length, size);
        LogFrame.WriteHead(frame, kind, number, content);
        content.CopyTo(frame[LogFrame.HeadSize..]);
        length += size;
    }

    public void Clear()
    {
        length = 0;
        if (bytes.Length > Usual)
            bytes = new byte[1 << 20];
    }
}
