using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChatTutor.Channels.Zalo;

/// <summary>
/// Zalo's signature of an event: SHA-256 over application id, raw body, timestamp and the OA secret key, as plain concatenation and not
/// as an HMAC. The timestamp is a field of the body; there is no header for it.
/// </summary>
internal sealed class EventSignature(string appId, string oaSecretKey)
{
    public const string Header = "X-ZEvent-Signature";

    private const string Mark = "mac";

    private readonly byte[] before = Encoding.UTF8.GetBytes(appId);
    private readonly byte[] after = Encoding.UTF8.GetBytes(oaSecretKey);

    /// <param name="header">"mac=" and 64 hexadecimal digits; blanks around them do not matter.</param>
    /// <param name="timestamp">As written in the body; empty when it holds none.</param>
    public bool IsBy(string? header, ReadOnlySpan<byte> body, string timestamp)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return TryRead(header, given) && CryptographicOperations.FixedTimeEquals(given, Of(body, timestamp));
    }

    public byte[] Of(ReadOnlySpan<byte> body, string timestamp)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(after);
        return hash.GetHashAndReset();
    }

    /// <summary>Looks for the timestamp alone; nothing else of the body is read before its sender is known.</summary>
    public static string Timestamp(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
                // Byte for byte: a name that is no text makes the reader's own comparison throw.
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueSpan.SequenceEqual("timestamp"u8))
                    return reader.Read() && reader.TokenType is JsonTokenType.String or JsonTokenType.Number
                        ? Encoding.UTF8.GetString(reader.ValueSpan)
                        : "";
            return "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static bool TryRead(string? header, Span<byte> mac)
    {
        var equals = header?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        return equals > 0 && header.AsSpan(0, equals).Trim().Equals(Mark, StringComparison.OrdinalIgnoreCase)
            && header.AsSpan(equals + 1).Trim() is { Length: 2 * SHA256.HashSizeInBytes } hex
            && Convert.FromHexString(hex, mac, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
