using Microsoft.Win32.SafeHandles;

namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>A file on the disk. Other processes are kept out by the lock file of the directory, not by this handle.</summary>
internal sealed class DiskFile(string path) : IDurableFile
{
    private readonly SafeFileHandle handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);

    public long Length => RandomAccess.GetLength(handle);

    public int Read(Span<byte> into, long offset)
    {
        var done = 0;
        while (done < into.Length && RandomAccess.Read(handle, into[done..], offset + done) is > 0 and var more)
            done += more;
        return done;
    }

    public void Write(ReadOnlySpan<byte> from, long offset) => RandomAccess.Write(handle, from, offset);

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Sync() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();
}
