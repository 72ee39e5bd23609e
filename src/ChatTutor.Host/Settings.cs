namespace ChatTutor.Host;

/// <summary>Everything an operator may set, under the key "ChatTutor"; with nothing set at all the program runs.</summary>
public sealed record Settings
{
    /// <summary>Where learners and results are kept; relative to the current folder.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>The folder of YAML lessons.</summary>
    public string ContentDirectory { get; init; } = "content";

    /// <summary>The zone in which days and quiet hours are counted; an IANA name.</summary>
    public string TimeZone { get; init; } = "Asia/Ho_Chi_Minh";

    public StoreSettings Store { get; init; } = new();

    public TelegramBot Telegram { get; init; } = new();

    public ModelServer Model { get; init; } = new();

    public ZaloBotAccount ZaloBot { get; init; } = new();

    public ZaloOfficialAccount ZaloOa { get; init; } = new();

    public OrganiserSettings Organisers { get; init; } = new();

    public sealed record StoreSettings
    {
        /// <summary>A name of <see cref="Storage.StoreKinds"/>.</summary>
        public string Kind { get; init; } = "litedb";
    }

    public sealed record TelegramBot
    {
        /// <summary>From @BotFather; empty = off.</summary>
        public string Token { get; init; } = "";

        /// <summary>Empty = Telegram's own server.</summary>
        public string ApiUrl { get; init; } = "";

        /// <summary>The public https address of this program, or of its /hooks/telegram; empty = long polling.</summary>
        public string WebhookUrl { get; init; } = "";

        /// <summary>The word by which Telegram is known at the webhook; empty = a new one at every start.</summary>
        public string WebhookSecret { get; init; } = "";
    }

    public sealed record ZaloBotAccount
    {
        /// <summary>From Zalo, as a message when the bot is made; empty = off.</summary>
        public string Token { get; init; } = "";

        /// <summary>Empty = Zalo's own server.</summary>
        public string ApiUrl { get; init; } = "";

        /// <summary>The public https address of this program, or of its /hooks/zalo-bot; empty = polling, for trying out only.</summary>
        public string WebhookUrl { get; init; } = "";

        /// <summary>The word by which Zalo is known at the webhook; empty = a new one at every start.</summary>
        public string WebhookSecret { get; init; } = "";
    }

    public sealed record ModelServer
    {
        /// <summary>Base address of any OpenAI-compatible server (Ollama, vLLM, Gemini's, OpenAI's …); empty = no model.</summary>
        public string Endpoint { get; init; } = "";

        /// <summary>The model's name on that server.</summary>
        public string Name { get; init; } = "";

        /// <summary>The server's secret; empty where none is asked for.</summary>
        public string Key { get; init; } = "";

        /// <summary>For a whole answer, 1 to 15; after it the lessons' own words go out.</summary>
        public long TimeoutSeconds { get; init; } = 15;

        /// <summary>Of all learners together, questions and answers, from midnight to midnight; a question takes about 1,500.</summary>
        public long TokensPerDay { get; init; } = 1_000_000;

        /// <summary>The model that makes words of voice messages ("whisper-1"); empty = they are not listened to.</summary>
        public string AudioName { get; init; } = "";

        /// <summary>Base address of its server; empty = <see cref="Endpoint"/>, with <see cref="Key"/>.</summary>
        public string AudioEndpoint { get; init; } = "";

        /// <summary>The secret of the server at <see cref="AudioEndpoint"/>; empty where none is asked for.</summary>
        public string AudioKey { get; init; } = "";

        /// <summary>Of all learners together, from midnight to midnight.</summary>
        public long AudioMinutesPerDay { get; init; } = 600;
    }

    /// <summary>A Zalo official account. The three secrets stand on three different pages of Zalo.</summary>
    public sealed record ZaloOfficialAccount
    {
        /// <summary>The application's number at developers.zalo.me; empty = off.</summary>
        public string AppId { get; init; } = "";

        /// <summary>The application's secret key.</summary>
        public string AppSecret { get; init; } = "";

        /// <summary>"OA Secret Key" of the application's page Webhook; not the application's secret.</summary>
        public string OaSecretKey { get; init; } = "";

        /// <summary>A first refresh token from the API Explorer, in place of "zalo login"; used once.</summary>
        public string RefreshToken { get; init; } = "";

        /// <summary>Empty = Zalo's own server.</summary>
        public string ApiUrl { get; init; } = "";

        /// <summary>Empty = Zalo's own server.</summary>
        public string OAuthUrl { get; init; } = "";
    }

    public sealed record OrganiserSettings
    {
        /// <summary>Fixed first sign-in code; empty = random, printed at start.</summary>
        public string BootstrapCode { get; init; } = "";

        /// <summary>Where organisers reach the pages from outside, for links the bot sends; empty = where the program listens.</summary>
        public string Address { get; init; } = "";

        public OidcSettings Oidc { get; init; } = new();
    }

    /// <summary>An OpenID Connect provider whose accounts may sign in, once they are an organiser's; the sign-in by link stays.</summary>
    public sealed record OidcSettings
    {
        /// <summary>The provider's address; empty = off.</summary>
        public string Authority { get; init; } = "";

        public string ClientId { get; init; } = "";

        public string ClientSecret { get; init; } = "";

        public bool IsOn => Authority.Length > 0;
    }
}
