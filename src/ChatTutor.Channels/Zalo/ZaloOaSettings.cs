namespace ChatTutor.Channels.Zalo;

/// <summary>How the official account is reached. Three secrets that are easily mixed up: Zalo shows them on three different pages.</summary>
/// <param name="AppId">The application's number at developers.zalo.me.</param>
/// <param name="AppSecret">The application's secret key: for asking for tokens.</param>
/// <param name="OaSecretKey">"OA Secret Key" of the page Webhook: signs what Zalo brings. Not the application's secret.</param>
/// <param name="RefreshToken">The first one, when it was copied from the API Explorer; used once, then the file in the data directory counts.</param>
/// <param name="ApiUrl">Empty is the official one; scheme, host and port.</param>
/// <param name="OAuthUrl">The same for tokens.</param>
/// <param name="DataDirectory">Where the tokens are kept.</param>
/// <param name="MediaFolder">Where the pictures of replies lie.</param>
public sealed record ZaloOaSettings(
    string AppId, string AppSecret, string OaSecretKey, string RefreshToken = "", string ApiUrl = "", string OAuthUrl = "",
    string DataDirectory = "data", string MediaFolder = "content/media")
{
    private const string OfficialApi = "https://openapi.zalo.me";
    private const string OfficialOAuth = "https://oauth.zaloapp.com";

    /// <summary>How long a call may take.</summary>
    public TimeSpan CallTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the tutor holds its tongue after somebody of the office has answered a person by hand.</summary>
    public TimeSpan HumanPause { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How old an event may be. Zalo repeats a delivery for about two hours (some say twelve) with its first time and signature, so
    /// minutes would lose messages after a short outage; the store knows every message again for 72 hours, so a day lets no replay through.
    /// </summary>
    public TimeSpan OldestEvent { get; init; } = TimeSpan.FromHours(24);

    internal Uri Api => new(ApiUrl.Length == 0 ? OfficialApi : ApiUrl);

    internal Uri OAuth => new(OAuthUrl.Length == 0 ? OfficialOAuth : OAuthUrl);

    /// <summary>Without the secrets: settings get printed.</summary>
    public override string ToString() => $"Zalo application {AppId}";
}
