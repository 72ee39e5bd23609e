using System.Text.Json.Serialization;

namespace ChatTutor.Core.Organisers;

/// <summary>Somebody who helps to run the campaign and may sign in.</summary>
/// <param name="Id">Chosen by whoever adds them; small letters, digits, dots and hyphens. Stands in the log for ever.</param>
/// <param name="Chat">Their own chat as "channel:user", to which the bot sends sign-in links; null = none.</param>
/// <param name="SingleSignOn">Their e-mail or subject at the OpenID provider; null = they sign in by link only.</param>
/// <param name="Factor">Their second factor, or null while none is set up.</param>
/// <param name="Link">The one-time link that is out, or null.</param>
/// <param name="Pairing">The code with which they link a chat, or null.</param>
/// <param name="Round">Sessions of an earlier round are over: signing out and being disabled begin a new one.</param>
public sealed record Organiser(
    string Id, string Name, OrganiserRole Role, Territory Area, string? Chat = null, string? SingleSignOn = null, SecondFactor? Factor = null,
    OneTimeCode? Link = null, OneTimeCode? Pairing = null, int Round = 0, bool IsDisabled = false)
{
    private const int LongestId = 40, LongestName = 80;

    [JsonIgnore]
    public bool IsActive => !IsDisabled;

    /// <summary>The same without anything that signs in, for lists and files.</summary>
    public Organiser WithoutSecrets() => this with { Factor = null, Link = null, Pairing = null };

    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');

    public static bool IsName(string? name) => name is { Length: > 0 and <= LongestName } && !name.Any(char.IsControl);
}

/// <summary>A time-based one-time password set up in the organiser's own app.</summary>
/// <param name="Secret">Encrypted with the key beside the data, never the plain one.</param>
/// <param name="LastStep">The latest time step whose code was used: no code opens twice.</param>
public sealed record SecondFactor(string Secret, long LastStep);

/// <summary>A code that opens once. Only its hash is kept.</summary>
/// <param name="Hash">SHA-256, hexadecimal.</param>
public sealed record OneTimeCode(string Hash, DateTimeOffset Until);
