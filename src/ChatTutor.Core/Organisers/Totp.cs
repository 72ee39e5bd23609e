using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChatTutor.Core.Organisers;

/// <summary>The six digits an authenticator app shows: RFC 6238 with SHA-1, thirty seconds, as every app does it without asking.</summary>
public static class Totp
{
    /// <summary>Bytes of a secret: the length of SHA-1's result, as RFC 4226 section 4 recommends.</summary>
    public const int SecretLength = 20;

    private const int Modulus = 1_000_000;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The code of a time step.</summary>
    public static int CodeAt(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator apps implement; HMAC does not rest on SHA-1's resistance to collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        return (BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue) % Modulus;
    }

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>
    /// The step this code belongs to, or null when it is wrong. A phone's clock may be one step off either way; steps up to
    /// <paramref name="used"/> have been used and count no more.
    /// </summary>
    public static long? Match(ReadOnlySpan<byte> secret, string? typed, DateTimeOffset now, long used)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
            return null;
        var code = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
            if (step > used && CodeAt(secret, step) == code)
                return step;
        return null;
    }

    /// <summary>The secret in base 32 (RFC 4648, without padding), as apps take it.</summary>
    public static string Write(ReadOnlySpan<byte> secret)
    {
        var text = new System.Text.StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var one in secret)
        {
            (bits, held) = ((bits << 8) | one, held + 8);
            for (; held >= 5; held -= 5)
                text.Append(Letters[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }
        return held > 0 ? text.Append(Letters[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What a QR code for an app holds; <paramref name="account"/> is shown in the app.</summary>
    public static string AppAddress(string account, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/ChatTutor:{Uri.EscapeDataString(account)}?secret={Write(secret)}&issuer=ChatTutor";
}
