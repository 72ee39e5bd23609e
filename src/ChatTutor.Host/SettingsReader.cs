using System.Globalization;
using ChatTutor.Storage;

namespace ChatTutor.Host;

/// <summary>A setting that cannot be: the key and the cure, in one sentence.</summary>
public sealed class SettingException(string key, string cure) : Exception($"Setting {key}: {cure}");

/// <summary>Reads the settings and refuses what cannot be right, naming the key, before anything is started.</summary>
public static class SettingsReader
{
    private const string Section = "ChatTutor";

    private static readonly string[] Numbers = ["Model:TimeoutSeconds", "Model:TokensPerDay", "Model:AudioMinutesPerDay"];

    /// <summary>The settings with full paths. Throws <see cref="SettingException"/>.</summary>
    public static Settings Read(IConfiguration configuration, string folder)
    {
        var settings = Bind(configuration.GetSection(Section));
        Check(settings);
        return settings with
        {
            DataDirectory = Path.GetFullPath(settings.DataDirectory, folder),
            ContentDirectory = Path.GetFullPath(settings.ContentDirectory, folder),
        };
    }

    private static Settings Bind(IConfigurationSection section)
    {
        var known = Keys(typeof(Settings), "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = section.AsEnumerable(makePathsRelative: true).Where(e => !string.IsNullOrEmpty(e.Value) && !known.Contains(e.Key)).Select(e => e.Key);
        if (unknown.FirstOrDefault() is { } key)
            throw new SettingException($"{Section}:{key}", "there is no such setting in this version; appsettings.example.json lists those there are.");
        try
        {
            return section.Get<Settings>() ?? new Settings();
        }
        catch (InvalidOperationException) when (WrongValue(section) is { } wrong)
        {
            throw new SettingException($"{Section}:{wrong}", "write a whole number.");
        }
    }

    private static string? WrongValue(IConfigurationSection section) => Numbers.FirstOrDefault(n =>
        section[n] is { } written && !long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    private static IEnumerable<string> Keys(Type type, string before) => type.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
        p.PropertyType == typeof(string) || p.PropertyType.IsPrimitive ? [before + p.Name] : Keys(p.PropertyType, $"{before}{p.Name}:"));

    private static void Check(Settings settings)
    {
        Require(settings.DataDirectory.Length > 0, "DataDirectory", "name a folder, for example \"data\".");
        Require(settings.ContentDirectory.Length > 0, "ContentDirectory", "name the folder of lessons, for example \"content\".");
        Require(TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _), "TimeZone",
            $"\"{settings.TimeZone}\" is not known on this machine; use an IANA name such as Asia/Ho_Chi_Minh and install tzdata.");
        Require(StoreKinds.Find(settings.Store.Kind) is not null, "Store:Kind",
            $"\"{settings.Store.Kind}\" is not a kind of store; use one of: {string.Join(", ", StoreKinds.All.Select(k => k.Name))}.");
        CheckBot("Telegram", settings.Telegram.Token, settings.Telegram.ApiUrl, "@BotFather");
        CheckBot("ZaloBot", settings.ZaloBot.Token, settings.ZaloBot.ApiUrl, "the message of Zalo Bot Manager");
        CheckWebhook("Telegram", settings.Telegram.WebhookUrl, settings.Telegram.WebhookSecret, shortest: 1);
        CheckWebhook("ZaloBot", settings.ZaloBot.WebhookUrl, settings.ZaloBot.WebhookSecret, shortest: 8);
        CheckModel(settings.Model);
        Check(settings.ZaloOa);
        Require(settings.Organisers.BootstrapCode.Length is 0 or >= 12, "Organisers:BootstrapCode", "use at least 12 characters, or leave it empty for a random one.");
        Require(settings.Organisers.Address.Length == 0 || IsWebAddress(settings.Organisers.Address), "Organisers:Address",
            "give an address starting with http:// or https://, or leave it empty.");
        var oidc = settings.Organisers.Oidc;
        Require(!oidc.IsOn || (IsWebAddress(oidc.Authority) && new Uri(oidc.Authority) is var provider && (provider.Scheme == "https" || provider.IsLoopback)),
            "Organisers:Oidc:Authority", "give the provider's address, starting with https://, or leave it empty.");
        Require(!oidc.IsOn || oidc.ClientId.Length > 0, "Organisers:Oidc:ClientId", "give the id the provider knows this program by, or leave Authority empty.");
    }

    private static void CheckBot(string name, string token, string apiUrl, string from)
    {
        Require(token.Length == 0 || IsToken(token), $"{name}:Token",
            $"this is not a bot token (digits, a colon, letters); copy it from {from} or leave it empty.");
        Require(apiUrl.Length == 0 || IsWebAddress(apiUrl), $"{name}:ApiUrl", "give an address starting with http:// or https://, or leave it empty.");
    }

    /// <param name="shortest">Characters of the secret that the platform asks for.</param>
    private static void CheckWebhook(string name, string url, string secret, int shortest)
    {
        Require(url.Length == 0 || (IsWebAddress(url) && new Uri(url).Scheme == "https"), $"{name}:WebhookUrl",
            "give the public address of this program, starting with https://, or leave it empty to poll.");
        Require(secret.Length == 0 || (secret.Length >= shortest && secret.Length <= 256 && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')),
            $"{name}:WebhookSecret", $"use {shortest} to 256 letters without diacritics, digits, _ and -, or leave it empty for a new one at every start.");
        Require(secret.Length == 0 || url.Length > 0, $"{name}:WebhookSecret", $"it needs {Section}:{name}:WebhookUrl; set that, or leave this empty.");
    }

    private static void CheckModel(Settings.ModelServer model)
    {
        Require(model.Endpoint.Length == 0 || IsWebAddress(model.Endpoint), "Model:Endpoint",
            "give the server's base address starting with http:// or https://, for example http://localhost:11434/v1, or leave it empty.");
        Require(model.Endpoint.Length == 0 || model.Name.Length > 0, "Model:Name", "name the model the server is to use, for example \"qwen3:8b\".");
        Require(model.TimeoutSeconds is >= 1 and <= 15, "Model:TimeoutSeconds", "use 1 to 15 seconds; learners wait no longer.");
        Require(model.TokensPerDay >= 2_000, "Model:TokensPerDay", "use at least 2000, about one question; to switch the model off, leave Endpoint empty.");
        Require(model.AudioEndpoint.Length == 0 || IsWebAddress(model.AudioEndpoint), "Model:AudioEndpoint",
            "give the server's base address starting with http:// or https://, or leave it empty for that of ChatTutor:Model:Endpoint.");
        Require(model.AudioName.Length == 0 || model.AudioEndpoint.Length > 0 || model.Endpoint.Length > 0, "Model:AudioEndpoint",
            "give the base address of the server that is to listen to voice messages, or leave AudioName empty.");
        Require(model.AudioEndpoint.Length == 0 || model.AudioName.Length > 0, "Model:AudioName",
            "name the model that is to listen to voice messages, for example \"whisper-1\", or leave AudioEndpoint empty.");
        Require(model.AudioKey.Length == 0 || model.AudioEndpoint.Length > 0, "Model:AudioKey", "it needs ChatTutor:Model:AudioEndpoint; set that, or leave this empty.");
        Require(model.AudioMinutesPerDay is >= 1 and <= 1_000_000, "Model:AudioMinutesPerDay", "use 1 to 1000000; to switch listening off, leave AudioName empty.");
    }

    private static void Check(Settings.ZaloOfficialAccount zalo)
    {
        Require(zalo.AppId.All(char.IsAsciiDigit), "ZaloOa:AppId", "this is not an application's number (digits only); copy it from developers.zalo.me or leave it empty.");
        foreach (var (name, url) in new[] { ("ApiUrl", zalo.ApiUrl), ("OAuthUrl", zalo.OAuthUrl) })
            Require(url.Length == 0 || IsWebAddress(url), $"ZaloOa:{name}", "give an address starting with http:// or https://, or leave it empty.");
        if (zalo.AppId.Length == 0)
            return;
        Require(zalo.AppSecret.Length > 0, "ZaloOa:AppSecret", "the application's secret key is missing; copy it from the application's settings at developers.zalo.me.");
        Require(zalo.OaSecretKey.Length > 0, "ZaloOa:OaSecretKey", "the key that signs events is missing; copy \"OA Secret Key\" from the application's page Webhook.");
        Require(zalo.OaSecretKey != zalo.AppSecret, "ZaloOa:OaSecretKey",
            "this is the application's secret; Zalo signs events with another one, \"OA Secret Key\" on the application's page Webhook.");
    }

    private static bool IsToken(string token) =>
        token.Split(':') is [var digits, { Length: > 0 }] && digits.Length <= 16 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static void Require(bool holds, string key, string cure)
    {
        if (!holds)
            throw new SettingException($"{Section}:{key}", cure);
    }
}
