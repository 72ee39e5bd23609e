using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Service.Organisers;

/// <summary>Makes the codes that open once, and what is kept of them.</summary>
public static class OneTimeCodes
{
    /// <summary>How long a link or a pairing code may be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Letters that nobody mixes up when copying by hand (Crockford's base 32).</summary>
    private const string Spoken = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>128 bits, as they stand in an address.</summary>
    public static string ForLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>40 bits to be typed into a chat; guessing is slowed down and the code lives ten minutes.</summary>
    public static string ForTyping() => RandomNumberGenerator.GetString(Spoken, 8);

    /// <summary>What is kept of a code. Of ten minutes' life and used once, it needs no salt.</summary>
    public static OneTimeCode Kept(string code, DateTimeOffset now) => new(HashOf(code), now + Life);

    /// <summary>True when the code is the one kept, and its time is not over.</summary>
    public static bool Opens(OneTimeCode? kept, string code, DateTimeOffset now) => kept is not null && kept.Hash == HashOf(code) && now < kept.Until;

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
