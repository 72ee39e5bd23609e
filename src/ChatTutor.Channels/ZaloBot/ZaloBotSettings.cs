namespace ChatTutor.Channels.ZaloBot;

/// <summary>How the bot reaches Zalo's bot platform.</summary>
/// <param name="Token">The bot's secret, "123456789:…", which Zalo sends as a message when a bot is made.</param>
/// <param name="ApiUrl">Empty is the official server.</param>
/// <param name="MediaFolder">Where the pictures of replies lie.</param>
public sealed record ZaloBotSettings(string Token, string ApiUrl = "", string MediaFolder = "content/media")
{
    /// <summary>The older bot-api.zapps.me answers too.</summary>
    public const string OfficialUrl = "https://bot-api.zaloplatforms.com";

    /// <summary>Null = polling.</summary>
    public Webhook? Webhook { get; init; }

    /// <summary>How long the server may hold a poll open.</summary>
    public TimeSpan PollTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much longer than that an answer may take.</summary>
    public TimeSpan PollGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long any other call may take.</summary>
    public TimeSpan CallTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long sending a picture may take: Zalo fetches it before it answers.</summary>
    public TimeSpan PictureTime { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>Pictures are fetched from the address that is public for the webhook; without one they become words.</summary>
    internal Uri? PictureBase => Webhook is null ? null : new Uri(Webhook.Url, "/media/");

    /// <summary>Without the token: settings get printed.</summary>
    public override string ToString() => $"Zalo Bot at {(ApiUrl.Length == 0 ? "the official server" : ApiUrl)}";
}
