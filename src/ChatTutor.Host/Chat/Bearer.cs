using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ChatTutor.Channels.Web;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Chat;

/// <summary>
/// The learner's secret: who holds it is the learner. The store knows only its SHA-256, so that nobody who reads the store or a
/// backup can speak in a learner's name.
/// </summary>
public sealed class Bearer
{
    /// <summary>Drawn anew with 256 bits.</summary>
    private const int Bytes = 32;

    /// <summary>128 bits in base64url; anything shorter could be guessed.</summary>
    private const int Shortest = 22;

    private const int Longest = 64;

    private Bearer(string secret) => Secret = secret;

    public string Secret { get; }

    /// <summary>Where the store keeps this learner.</summary>
    public Address Address => new(WebChannel.ChannelName, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Secret))));

    public static Bearer New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static bool TryParse([NotNullWhen(true)] string? secret, [NotNullWhen(true)] out Bearer? bearer)
    {
        var isOne = secret is { Length: >= Shortest and <= Longest } && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        bearer = isOne ? new Bearer(secret!) : null;
        return isOne;
    }
}
