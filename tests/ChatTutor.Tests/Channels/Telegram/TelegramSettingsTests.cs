using ChatTutor.Channels.Telegram;
using Telegram.Bot;

namespace ChatTutor.Tests.Channels.Telegram;

public class TelegramSettingsTests
{
    [Fact]
    public void Printed_settings_do_not_show_the_token()
    {
        var settings = new TelegramSettings("123456789:secret", "https://relay.example.vn");
        Assert.Equal("Telegram at https://relay.example.vn", settings.ToString());
        Assert.DoesNotContain("secret", $"{settings with { ApiUrl = "" }}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-colon", "")]
    [InlineData("123456789:secret", "not a url")]
    public void What_does_not_look_like_a_token_or_an_address_is_refused(string token, string url) =>
        Assert.ThrowsAny<ArgumentException>(() => TelegramChannel.Open(new TelegramSettings(token, url)));

    [Fact]
    public void The_client_leaves_waiting_and_repeating_to_us()
    {
        var bot = Assert.IsType<TelegramBotClient>(TelegramChannel.Open(new TelegramSettings("123456789:secret")));
        Assert.Equal(Timeout.InfiniteTimeSpan, bot.Timeout);
        Assert.Equal(123456789, bot.BotId);
    }
}
