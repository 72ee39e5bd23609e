using ChatTutor.Host;
using Microsoft.Extensions.Configuration;

namespace ChatTutor.Tests.Host;

public sealed class SettingsTests
{
    [Fact]
    public void The_example_is_good_and_holds_the_defaults()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json")).Build();

        Assert.Equal(SettingsReader.Read(new ConfigurationBuilder().Build(), "/here"), SettingsReader.Read(example, "/here"));
    }

    [Fact]
    public void The_example_names_every_setting_there_is()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json")).Build();
        var named = example.GetSection("ChatTutor").AsEnumerable(makePathsRelative: true).Where(e => e.Value is not null).Select(e => e.Key);

        Assert.Equal(Keys(typeof(Settings), "").Order(), named.Order());
    }

    [Theory]
    [InlineData("DataDirectory", "")]
    [InlineData("ContentDirectory", "")]
    [InlineData("TimeZone", "Asia/Saigonn")]
    [InlineData("Store:Kind", "oracle")]
    [InlineData("Telegram:Token", "hello")]
    [InlineData("Telegram:ApiUrl", "ftp://x")]
    [InlineData("ZaloOa:ApiUrl", "openapi.zalo.me")]
    [InlineData("ZaloOa:OAuthUrl", "ftp://x")]
    [InlineData("Organisers:BootstrapCode", "short")]
    [InlineData("Model:Endpoint", "localhost:11434")]
    [InlineData("Model:TimeoutSeconds", "0")]
    [InlineData("Model:TimeoutSeconds", "16")]
    [InlineData("Model:TimeoutSeconds", "soon")]
    [InlineData("Model:TokensPerDay", "-1")]
    [InlineData("Model:TokensPerDay", "1e6")]
    [InlineData("Model:TokensPerDay", "99999999999999999999")]
    [InlineData("Model:AudioEndpoint", "localhost:8000")]
    [InlineData("Model:AudioKey", "sk-1")]
    [InlineData("Model:AudioMinutesPerDay", "0")]
    [InlineData("Model:AudioMinutesPerDay", "many")]
    public void A_wrong_value_is_refused_by_its_name(string key, string value)
    {
        var refused = Assert.Throws<SettingException>(() => Read(key, value));

        Assert.Contains($"ChatTutor:{key}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_nobody_knows_is_refused_by_its_name() =>
        Assert.Contains("ChatTutor:Telegram:Tokn", Assert.Throws<SettingException>(() => Read("Telegram:Tokn", "1")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_of_a_later_version_may_stand_there_empty() => Assert.Equal("", Read("ZaloOfTomorrow:AppId", "").Telegram.Token);

    [Theory]
    [InlineData("AppId", "my app", "s", "k")]
    [InlineData("AppSecret", "36", "", "k")]
    [InlineData("OaSecretKey", "36", "s", "")]
    [InlineData("OaSecretKey", "36", "same", "same")]
    public void An_official_account_without_all_it_needs_is_refused_by_the_key_that_is_missing(string key, string app, string secret, string oaKey)
    {
        var given = new Dictionary<string, string?> { ["ChatTutor:ZaloOa:AppId"] = app, ["ChatTutor:ZaloOa:AppSecret"] = secret, ["ChatTutor:ZaloOa:OaSecretKey"] = oaKey };

        var refused = Assert.Throws<SettingException>(() => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), "/here"));

        Assert.StartsWith($"Setting ChatTutor:ZaloOa:{key}:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_needs_a_name() => Assert.Contains(
        "ChatTutor:Model:Name", Assert.Throws<SettingException>(() => Read("Model:Endpoint", "http://localhost:11434/v1")).Message, StringComparison.Ordinal);

    [Fact]
    public void Listening_needs_a_server_and_a_model()
    {
        Assert.Contains("ChatTutor:Model:AudioEndpoint", Assert.Throws<SettingException>(() => Read("Model:AudioName", "whisper-1")).Message, StringComparison.Ordinal);
        Assert.Contains("ChatTutor:Model:AudioName", Assert.Throws<SettingException>(() => Read("Model:AudioEndpoint", "http://localhost:8000/v1")).Message, StringComparison.Ordinal);
    }

    private static Settings Read(string key, string value) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection([new("ChatTutor:" + key, value)]).Build(), "/here");

    private static IEnumerable<string> Keys(Type type, string before) => type.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
        p.PropertyType == typeof(string) || p.PropertyType.IsPrimitive ? [before + p.Name] : Keys(p.PropertyType, $"{before}{p.Name}:"));
}
