using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>A secret and its picture (PKCE): only who knows the first may use the code that was asked for with the second.</summary>
public sealed record ProofKey(string Verifier)
{
    /// <summary>SHA-256 of the verifier, as base64url without padding.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static ProofKey New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
}

/// <summary>How a consent ended.</summary>
/// <param name="Why">Null when the tokens are stored.</param>
public sealed record ConsentResult(string? Why);

/// <summary>The first consent: somebody who runs the official account lets the application act for it.</summary>
public sealed class Consent : IDisposable
{
    private readonly ZaloOaSettings settings;
    private readonly ITokenDisk disk;
    private readonly TokenFile file;
    private readonly ZaloConnection zalo;
    private readonly OAuthCalls oauth;

    public Consent(ZaloOaSettings settings, TimeProvider time)
        : this(settings, time, new TokenDisk())
    {
    }

    internal Consent(ZaloOaSettings settings, TimeProvider time, ITokenDisk disk)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (this.settings, this.disk) = (settings, disk);
        file = new TokenFile(disk, settings.DataDirectory);
        zalo = new ZaloConnection(settings.CallTime, time);
        oauth = new OAuthCalls(zalo, settings, time);
    }

    /// <summary>Zalo's console keeps one challenge for an application, so the key stays the same from one login to the next.</summary>
    public ProofKey Key()
    {
        var path = Path.Combine(settings.DataDirectory, "zalo-oa.verifier");
        if (disk.Read(path)?.Trim() is { Length: 43 } kept)
            return new ProofKey(kept);
        var key = ProofKey.New();
        disk.Write(path, key.Verifier);
        disk.Sync(path);
        return key;
    }

    /// <summary>The page on which the consent is given.</summary>
    /// <param name="callback">As entered in Zalo's console; anything else is error -14003.</param>
    public Uri Link(Uri callback, ProofKey key, string state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentNullException.ThrowIfNull(key);
        var query = $"app_id={Uri.EscapeDataString(settings.AppId)}&redirect_uri={Uri.EscapeDataString(callback.AbsoluteUri)}"
            + $"&code_challenge={key.Challenge}&state={Uri.EscapeDataString(state)}";
        return new Uri(settings.OAuth, "/v4/oa/permission?" + query);
    }

    /// <summary>Makes tokens of the code, which is good for ten minutes, and stores them; a running server takes them up by itself.</summary>
    public async Task<ConsentResult> StoreAsync(string code, ProofKey key, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var alone = file.TryLock();
        if (alone is null)
            return new ConsentResult("The running server is renewing its access at this moment; try again in a minute.");
        switch (await oauth.ExchangeAsync(code, key.Verifier, stop))
        {
            case TokenAnswer.Granted granted:
                file.Save(new TokenRecord(granted.Pair));
                return new ConsentResult(Why: null);
            case TokenAnswer.Refused refused:
                return new ConsentResult($"Zalo does not take the code ({refused.Why}). A code is good once and for ten minutes; check ChatTutor:ZaloOa:AppSecret too.");
            default:
                return new ConsentResult("Zalo gave no clear answer; look at the line and log in once more.");
        }
    }

    public void Dispose() => zalo.Dispose();
}
