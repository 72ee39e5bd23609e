namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>A file: what was written before the last <see cref="Sync"/> survives a power cut, the rest may or may not.</summary>
internal interface IDurableFile : IDisposable
{
    /// <summary>In bytes.</summary>
    long Length { get; }

    /// <summary>Fills <paramref name="into"/> as far as the file reaches; returns the bytes read.</summary>
    int Read(Span<byte> into, long offset);

    void Write(ReadOnlySpan<byte> from, long offset);

    void SetLength(long length);

    void Sync();
}
