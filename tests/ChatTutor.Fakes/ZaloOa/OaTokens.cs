using System.Security.Cryptography;
using System.Text;

namespace ChatTutor.Fakes.ZaloOa;

/// <summary>Tokens as Zalo gives them: access for 25 hours, a refresh token for one use within three months.</summary>
internal sealed class OaTokens(TimeProvider time)
{
    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> access = [];
    private readonly Dictionary<string, DateTimeOffset> refresh = [];
    private readonly Dictionary<string, (string Challenge, DateTimeOffset Until)> codes = [];
    private int given;

    public int Renewals { get; private set; }

    /// <summary>Uses of a token that had been used before: a client that loses count.</summary>
    public int SecondUses { get; private set; }

    /// <summary>As the API Explorer of the console hands it out.</summary>
    public string NewRefresh()
    {
        lock (gate)
        {
            var token = Next("refresh");
            refresh[token] = time.GetUtcNow() + RefreshLife;
            return token;
        }
    }

    public string NewCode(string challenge)
    {
        lock (gate)
        {
            var code = Next("code");
            codes[code] = (challenge, time.GetUtcNow() + CodeLife);
            return code;
        }
    }

    public (string Access, string Refresh) Renew(string token)
    {
        lock (gate)
        {
            if (!refresh.Remove(token, out var until) || until < time.GetUtcNow())
            {
                SecondUses++;
                throw new OaError(-14014, "Invalid refresh token");
            }
            Renewals++;
            // The old access token dies with the pair.
            access.Clear();
            return Pair();
        }
    }

    public (string Access, string Refresh) Exchange(string code, string verifier)
    {
        lock (gate)
        {
            if (!codes.Remove(code, out var kept) || kept.Until < time.GetUtcNow())
                throw new OaError(-14005, "Invalid code");
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
            return hash == kept.Challenge ? Pair() : throw new OaError(-14008, "Invalid code verifier");
        }
    }

    public bool Opens(string? token)
    {
        lock (gate)
            return token is not null && access.TryGetValue(token, out var until) && time.GetUtcNow() < until;
    }

    /// <summary>Access tokens are taken back, as when an administrator does it.</summary>
    public void RevokeAccess()
    {
        lock (gate)
            access.Clear();
    }

    public void RevokeAll()
    {
        lock (gate)
        {
            access.Clear();
            refresh.Clear();
        }
    }

    private (string, string) Pair()
    {
        var (a, r) = (Next("access"), Next("refresh"));
        access[a] = time.GetUtcNow() + AccessLife;
        refresh[r] = time.GetUtcNow() + RefreshLife;
        return (a, r);
    }

    private string Next(string kind) => FormattableString.Invariant($"FAKE-{kind}-{++given}-never-in-a-log");
}
