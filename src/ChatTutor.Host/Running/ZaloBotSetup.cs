using ChatTutor.Channels;
using ChatTutor.Channels.ZaloBot;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>Switches the bot on Zalo on when there is a token.</summary>
public static class ZaloBotSetup
{
    public static IServiceCollection AddZaloBot(this IServiceCollection services, Settings settings)
    {
        if (settings.ZaloBot.Token.Length == 0)
            return services;
        var bot = new ZaloBotSettings(settings.ZaloBot.Token, settings.ZaloBot.ApiUrl, Path.Combine(settings.ContentDirectory, "media"))
        {
            Webhook = Webhook.Of(settings.ZaloBot.WebhookUrl, settings.ZaloBot.WebhookSecret, ZaloBotChannel.ChannelName),
        };
        return services.AddSingleton<IChannel>(s => new ZaloBotChannel(
            bot, s.GetRequiredService<TimeZoneInfo>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ZaloBotChannel>>()));
    }
}
