namespace ChatTutor.Channels.Telegram;

/// <summary>How the bot reaches Telegram.</summary>
/// <param name="Token">The bot's secret, "123456789:…", from BotFather.</param>
/// <param name="ApiUrl">Scheme, host and port of a Bot API server or relay; empty is the official one. A path is not possible.
/// Networks that need a proxy are served by the usual HTTPS_PROXY variable.</param>
/// <param name="MediaFolder">Where the pictures of replies lie.</param>
public sealed record TelegramSettings(string Token, string ApiUrl = "", string MediaFolder = "content/media")
{
    /// <summary>Null = long polling.</summary>
    public Webhook? Webhook { get; init; }

    /// <summary>How long the server may hold a poll open: it cuts at 50 s, and home routers forget silent lines after about a minute.</summary>
    public TimeSpan PollTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much longer than that an answer may take.</summary>
    public TimeSpan PollGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long any other call may take.</summary>
    public TimeSpan CallTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Without the token: settings get printed.</summary>
    public override string ToString() => $"Telegram at {(ApiUrl.Length == 0 ? "the official server" : ApiUrl)}";
}
