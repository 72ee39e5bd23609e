using System.Security.Cryptography;
using System.Text;

namespace ChatTutor.Channels;

/// <summary>Where a platform brings messages, and the word by which it is known.</summary>
public sealed record Webhook(Uri Url, string Secret)
{
    /// <summary>Null when <paramref name="url"/> is empty: the channel then polls.</summary>
    /// <param name="url">The public https address of this program, or of its hook.</param>
    /// <param name="secret">Empty = a new one at every start.</param>
    public static Webhook? Of(string url, string secret, string channel)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(secret);
        if (url.Length == 0)
            return null;
        var address = new Uri(url);
        if (address.AbsolutePath == "/")
            address = new Uri(address, $"/hooks/{channel}");
        return new Webhook(address, secret.Length > 0 ? secret : Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>In the same time whatever is given.</summary>
    public bool IsSecret(string? given) =>
        CryptographicOperations.FixedTimeEquals(Hash(given ?? ""), Hash(Secret)) && given is not null;

    /// <summary>Without the secret: settings get printed.</summary>
    public override string ToString() => Url.ToString();

    // Of equal length, so that not even the length can be measured.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
