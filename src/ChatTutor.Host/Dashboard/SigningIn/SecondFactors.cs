using System.Security.Cryptography;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Organisers;
using Microsoft.AspNetCore.DataProtection;

namespace ChatTutor.Host.Dashboard.SigningIn;

/// <summary>Sets up and checks the codes of authenticator apps. Secrets are kept encrypted: a backup alone opens nothing.</summary>
public sealed class SecondFactors(OrganiserOffice office, IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("organiser.second-factor");

    /// <summary>A new secret, encrypted so that it can travel in the form that confirms it.</summary>
    public string New() => protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Totp.SecretLength)));

    /// <summary>The plain secret, or null when it was encrypted with other keys, or by somebody else.</summary>
    public byte[]? Open(string secret)
    {
        try
        {
            return Convert.FromBase64String(protector.Unprotect(secret));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>True when the code is right and has not been used; it is then used up. With lost keys no code is right.</summary>
    public ValueTask<bool> UseAsync(string organiser, string? code, AuditNote note, CancellationToken stop) => office.ChangeOneAsync(
        organiser,
        o => o.Factor is { } factor && Open(factor.Secret) is { } secret && Totp.Match(secret, code, note.At, factor.LastStep) is { } step
            ? o with { Factor = factor with { LastStep = step } }
            : null,
        note, stop);

    /// <summary>Keeps a new secret when the first code shows that the app has it. Not over one that is there.</summary>
    public ValueTask<bool> SetUpAsync(string organiser, string secret, string? code, AuditNote note, CancellationToken stop) => office.ChangeOneAsync(
        organiser,
        o => o.Factor is null && Open(secret) is { } plain && Totp.Match(plain, code, note.At, used: 0) is { } step
            ? o with { Factor = new SecondFactor(secret, step) }
            : null,
        note, stop);
}
