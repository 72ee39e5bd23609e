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
