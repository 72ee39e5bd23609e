using System.Security.Cryptography;
using System.Text;
using ChatTutor.Service.Organisers;

namespace ChatTutor.Host.Dashboard.SigningIn;

/// <summary>
/// The first organiser's way in. A random code opens once, within ten minutes of the start; a fixed one, set for unattended
/// installs, opens as long as it is set.
/// </summary>
public sealed class SignInCodes(string fixedCode, TimeProvider time)
{
    private readonly DateTimeOffset until = time.GetUtcNow() + OneTimeCodes.Life;
    private readonly Lock gate = new();
    private bool used;

    public string Bootstrap { get; } = fixedCode.Length > 0 ? fixedCode : OneTimeCodes.ForLink();

    /// <summary>True when the code opens the door; a random one is then used up.</summary>
    public bool Redeem(string? code)
    {
        var matches = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code ?? ""), Encoding.UTF8.GetBytes(Bootstrap));
        if (!matches)
            return false;
        if (fixedCode.Length > 0)
            return true;
        lock (gate)
        {
            var opens = !used && time.GetUtcNow() < until;
            used |= opens;
            return opens;
        }
    }
}
