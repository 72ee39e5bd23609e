using System.Globalization;
using ChatTutor.Storage;

namespace ChatTutor.Host;

/// <summary>A setting that cannot be: the key and the cure, in one sentence.</summary>
public sealed class SettingException(string key, string cure) : Exception($"Setting {key}: {cure}");

/// <summary>Reads the settings and refuses what cannot be right, naming the key, before anything is started.</summary>
public static class SettingsReader
{
    private const string Section = "ChatTutor";

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
        return section.Get<Settings>() ?? new Settings();
    }

    private static IEnumerable<string> Keys(Type type, string before) => type.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
        p.PropertyType == typeof(string) ? [before + p.Name] : Keys(p.PropertyType, $"{before}{p.Name}:"));

    private static void Check(Settings settings)
    {
        Require(settings.DataDirectory.Length > 0, "DataDirectory", "name a folder, for example \"data\".");
        Require(settings.ContentDirectory.Length > 0, "ContentDirectory", "name the folder of lessons, for example \"content\".");
        Require(TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _), "TimeZone",
            $"\"{settings.TimeZone}\" is not known on this machine; use an IANA name such as Asia/Ho_Chi_Minh and install tzdata.");
        Require(StoreKinds.Find(settings.Store.Kind) is not null, "Store:Kind",
            $"\"{settings.Store.Kind}\" is not a kind of store; use one of: {string.Join(", ", StoreKinds.All.Select(k => k.Name))}.");
        Require(settings.Telegram.Token.Length == 0 || IsToken(settings.Telegram.Token), "Telegram:Token",
            "this is not a bot token (digits, a colon, letters); copy it from @BotFather or leave it empty.");
        Require(settings.Telegram.ApiUrl.Length == 0 || IsWebAddress(settings.Telegram.ApiUrl), "Telegram:ApiUrl",
            "give an address starting with http:// or https://, or leave it empty.");
        Require(settings.Organisers.BootstrapCode.Length is 0 or >= 12, "Organisers:BootstrapCode", "use at least 12 characters, or leave it empty for a random one.");
        Require(settings.Organisers.Address.Length == 0 || IsWebAddress(settings.Organisers.Address), "Organisers:Address",
            "give an address starting with http:// or https://, or leave it empty.");
        var oidc = settings.Organisers.Oidc;
        Require(!oidc.IsOn || (IsWebAddress(oidc.Authority) && new Uri(oidc.Authority) is var provider && (provider.Scheme == "https" || provider.IsLoopback)),
            "Organisers:Oidc:Authority", "give the provider's address, starting with https://, or leave it empty.");
        Require(!oidc.IsOn || oidc.ClientId.Length > 0, "Organisers:Oidc:ClientId", "give the id the provider knows this program by, or leave Authority empty.");
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
