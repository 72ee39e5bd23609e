namespace ChatTutor.Storage.LiteDb.Files;

/// <summary>The one thing that must be known of the inside of a LiteDB 5 page.</summary>
internal static class LogPage
{
    /// <summary>Offset of IsConfirmed in the page's head, by which LiteDB itself finds the end of a transaction in its log.</summary>
    private const int IsConfirmed = 18;

    /// <summary>True for the last page of a committed transaction; there is exactly one for each commit that wrote.</summary>
    public static bool EndsTransaction(ReadOnlySpan<byte> page) => page[IsConfirmed] != 0;
}
