using System.Globalization;

namespace ChatTutor.Channels.Zalo.Tokens;

/// <summary>What came of asking for tokens. Closed.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer() { }

    public sealed record Granted(TokenPair Pair) : TokenAnswer;

    /// <summary>A consent is needed: Zalo names no error of its own for a used token, so every refusal means this.</summary>
    public sealed record Refused(string Why) : TokenAnswer;

    /// <summary>Not asked, or asked and not heard: the token may be used up.</summary>
    public sealed record Unknown(string Why) : TokenAnswer;
}

/// <summary>Asks Zalo for tokens, https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen.</summary>
internal sealed class OAuthCalls(ZaloConnection zalo, ZaloOaSettings settings, TimeProvider time)
{
    private static readonly TimeSpan UsualLife = TimeSpan.FromHours(25);

    public Task<TokenAnswer> RenewAsync(string refreshToken, CancellationToken stop) =>
        AskAsync([new("refresh_token", refreshToken), new("grant_type", "refresh_token")], stop);

    /// <param name="verifier">The one whose challenge was given with the link.</param>
    public Task<TokenAnswer> ExchangeAsync(string code, string verifier, CancellationToken stop) =>
        AskAsync([new("code", code), new("grant_type", "authorization_code"), new("code_verifier", verifier)], stop);

    private async Task<TokenAnswer> AskAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop)
    {
        using var form = new FormUrlEncodedContent(fields.Append(new("app_id", settings.AppId)));
        var asked = time.GetUtcNow();
        var answer = await zalo.PostAsync(new Uri(settings.OAuth, "/v4/oa/access_token"), ("secret_key", settings.AppSecret), form, stop);
        return answer switch
        {
            OaAnswer.Said { Error: 0 } said when Read(said, asked) is { } pair => new TokenAnswer.Granted(pair),
            OaAnswer.Said { Error: 0 or OaErrors.RateLimit } => new TokenAnswer.Unknown(answer.Describe()),
            OaAnswer.Said => new TokenAnswer.Refused(answer.Describe()),
            _ => new TokenAnswer.Unknown(answer.Describe()),
        };
    }

    private static TokenPair? Read(OaAnswer.Said said, DateTimeOffset asked)
    {
        if (said.Field("access_token") is not { Length: > 0 } access || said.Field("refresh_token") is not { Length: > 0 } refresh)
            return null;
        var life = int.TryParse(said.Field("expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : UsualLife;
        return new TokenPair(access, refresh, asked + life);
    }
}
