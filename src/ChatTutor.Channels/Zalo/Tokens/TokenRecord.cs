using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>What Zalo gave: the access token opens the API for 25 hours, the refresh token is good for one renewal within three months.</summary>
/// <param name="Until">When the access token ends.</param>
internal sealed record TokenPair(string Access, string Refresh, DateTimeOffset Until)
{
    /// <summary>Renewed this long before the end: five hours in which an outage does no harm.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromHours(5);

    /// <summary>A call under way must not meet the end.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public bool IsGood(DateTimeOffset now) => now < Until - Margin;

    public bool IsDue(DateTimeOffset now) => now >= Until - Early;
}

/// <summary>The file: the latest pair, and the marks by which a renewal that was cut off or refused is known after a restart.</summary>
/// <param name="Attempt">When a renewal with this pair's token was begun of which the end is not known.</param>
/// <param name="Refused">Fingerprints of the tokens, with their application, for which Zalo refused a renewal: asking again would be a loop.</param>
internal sealed record TokenRecord(TokenPair? Pair, DateTimeOffset? Attempt = null, IReadOnlyList<string>? Refused = null)
{
    public static readonly TokenRecord Empty = new(Pair: null);

    /// <summary>Another application or secret makes another question of it, worth asking once.</summary>
    public static string Fingerprint(string refreshToken, ZaloOaSettings settings) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{refreshToken}\n{settings.AppId}\n{settings.AppSecret}")));

    /// <summary>Without the tokens: records get printed.</summary>
    public override string ToString() => $"{(Pair is null ? "no tokens" : "tokens")}, attempt {Attempt}, refused {Refused is not null}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TokenRecord))]
internal sealed partial class TokenJson : JsonSerializerContext;
