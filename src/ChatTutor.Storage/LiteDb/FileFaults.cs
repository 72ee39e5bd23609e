namespace ChatTutor.Storage.LiteDb;

/// <summary>Tells the faults of files apart that .NET throws as one type.</summary>
internal static class FileFaults
{
    /// <summary>ENOSPC and EDQUOT on Linux; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows, where the high word is 0x8007.</summary>
    private static readonly int[] Full = [28, 122, 39, 112];

    /// <summary>EAGAIN (the lock is held) on Linux; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.</summary>
    private static readonly int[] InUse = [11, 32, 33];

    public static bool IsFull(Exception fault) => fault is IOException && Full.Contains(fault.HResult & 0xFFFF);

    public static bool IsInUse(Exception fault) => fault is IOException && InUse.Contains(fault.HResult & 0xFFFF);
}
