using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ChatTutor.Core.Organisers;

/// <summary>One entry of the log as it is kept.</summary>
/// <param name="Json">The note and its place in canonical form; the hash covers it to the byte.</param>
/// <param name="Hash">SHA-256 over the hash before and <paramref name="Json"/>, hexadecimal.</param>
public sealed record AuditEntry(long Sequence, string Json, string Hash)
{
    public AuditNote Note => AuditChain.Read(this);
}

/// <summary>Where the log stood at a moment; kept elsewhere, it shows when the end of the log has been cut off or written anew.</summary>
public sealed record AuditHead(long Sequence, string Hash)
{
    public static readonly AuditHead Empty = new(0, AuditChain.Beginning);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    /// <summary>Reads "123:hash"; null when it is not a head.</summary>
    public static AuditHead? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new(sequence, hash)
            : null;
    }
}

/// <summary>
/// The log as a chain: each entry's hash covers the one before, so that nothing in it can be changed, moved or taken out unseen.
/// Whoever can write the file can make a whole new chain; a head that was published earlier then no longer fits.
/// </summary>
public static class AuditChain
{
    /// <summary>The hash before the first entry.</summary>
    public static readonly string Beginning = new('0', 64);

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static AuditEntry Append(AuditHead head, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(note);
        var json = Write(head.Sequence + 1, note);
        return new(head.Sequence + 1, json, Hash(head.Hash, json));
    }

    /// <summary>What is wrong with the log, or null. The entries in order; the heads as they were published.</summary>
    public static string? Fault(IEnumerable<AuditEntry> entries, IReadOnlyCollection<AuditHead> published)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(published);
        var head = AuditHead.Empty;
        var missing = published.Where(h => h.Sequence > 0).ToLookup(h => h.Sequence, h => h.Hash);
        foreach (var entry in entries)
        {
            if (entry.Sequence != head.Sequence + 1)
                return $"entry {head.Sequence + 1} is missing or out of place";
            if (entry.Hash != Hash(head.Hash, entry.Json) || !IsCanonical(entry))
                return $"entry {entry.Sequence} is not what was written";
            head = new(entry.Sequence, entry.Hash);
            if (missing[head.Sequence].Any(hash => hash != head.Hash))
                return $"entry {entry.Sequence} does not fit the head published for it: the log has been written anew";
        }
        return missing.Any(h => h.Key > head.Sequence) ? $"the log ends at entry {head.Sequence}, but a later head was published: its end is cut off" : null;
    }

    internal static AuditNote Read(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Json);
        var root = json.RootElement;
        return new(
            root.GetProperty("at").GetDateTimeOffset(), Text(root, "by"), Text(root, "what"), Text(root, "area"), Text(root, "about"));
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    // The place stands in the text too, so that a row cannot be given another number.
    private static bool IsCanonical(AuditEntry entry)
    {
        try
        {
            return Write(entry.Sequence, Read(entry)) == entry.Json;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static string Write(long sequence, AuditNote note)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("n", sequence);
            json.WriteString("at", note.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture));
            json.WriteString("by", note.By);
            json.WriteString("what", note.What);
            json.WriteString("area", note.Area);
            json.WriteString("about", note.About);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Hash(string before, string json) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + json)));
}
