using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>How the provider behaves when it is asked for somebody's token.</summary>
public enum ProviderMood
{
    Well,
    Refuses,
    Fails,
    TalksNonsense,
    SignsWithAnotherKey,
    AnswersForAnotherVisit,
    SaysNothing,
}

/// <summary>An OpenID Connect provider on a real socket: says of whoever comes that they are <see cref="Person"/>.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048), other = RSA.Create(2048);
    private readonly Dictionary<string, string> nonces = [];

    private FakeProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public ProviderMood Mood { get; set; }

    public Dictionary<string, string> Person { get; } = new() { ["sub"] = "user-1" };

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new FakeProvider(builder.Build());
        provider.app.MapGet("/.well-known/openid-configuration", provider.Describe);
        provider.app.MapGet("/keys", provider.Keys);
        provider.app.MapGet("/authorize", provider.Authorize);
        provider.app.MapPost("/token", provider.TokenAsync);
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        other.Dispose();
    }

    private IResult Describe() => Results.Json(new
    {
        issuer = Address,
        authorization_endpoint = Address + "/authorize",
        token_endpoint = Address + "/token",
        jwks_uri = Address + "/keys",
    });

    private IResult Keys()
    {
        var told = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.ExportParameters(false)) { KeyId = "1" });
        return Results.Json(new { keys = new[] { new { kty = told.Kty, kid = told.Kid, n = told.N, e = told.E, use = "sig", alg = "RS256" } } });
    }

    private IResult Authorize(string client_id, string redirect_uri, string state, string nonce, string response_type)
    {
        Assert.Equal(("chattutor", "code"), (client_id, response_type));
        if (Mood == ProviderMood.Refuses)
            return Results.Redirect($"{redirect_uri}?error=access_denied&state={Uri.EscapeDataString(state)}");
        var code = $"code-{nonces.Count}";
        nonces[code] = nonce;
        return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request, CancellationToken aborted)
    {
        var form = await request.ReadFormAsync(aborted);
        if (Mood == ProviderMood.SaysNothing)
            await Task.Delay(Timeout.Infinite, aborted);
        return Mood switch
        {
            ProviderMood.Fails => Results.StatusCode(StatusCodes.Status500InternalServerError),
            ProviderMood.TalksNonsense => Results.Text("<html>Bảo trì</html>", "text/html"),
            _ => Results.Json(new { token_type = "Bearer", access_token = "none", id_token = TokenOf(nonces[form["code"]!]) }),
        };
    }

    private string TokenOf(string nonce)
    {
        var claims = new ClaimsIdentity(Person.Append(new("nonce", Mood == ProviderMood.AnswersForAnotherVisit ? "another" : nonce)).Select(p => new Claim(p.Key, p.Value)));
        var signing = new RsaSecurityKey(Mood == ProviderMood.SignsWithAnotherKey ? other : key) { KeyId = "1" };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "chattutor",
            Subject = claims,
            SigningCredentials = new(signing, SecurityAlgorithms.RsaSha256),
        });
    }
}
