using ChatTutor.Channels;
using ChatTutor.Channels.Telegram;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>Switches Telegram on when there is a token.</summary>
public static class TelegramSetup
{
    public static IServiceCollection AddTelegram(this IServiceCollection services, Settings settings)
    {
        if (settings.Telegram.Token.Length == 0)
            return services;
        var telegram = new TelegramSettings(
            settings.Telegram.Token, settings.Telegram.ApiUrl, Path.Combine(settings.ContentDirectory, "media"))
        {
            Webhook = Webhook.Of(settings.Telegram.WebhookUrl, settings.Telegram.WebhookSecret, TelegramChannel.ChannelName),
        };
        return services.AddSingleton<IChannel>(s =>
        {
            var phrases = s.GetRequiredService<CatalogueSource>().Current.Phrases;
            var commands = TelegramCommands.Names.ToDictionary(name => name, name => phrases.Say("command." + name));
            return new TelegramChannel(
                TelegramChannel.Open(telegram), telegram, commands, s.GetRequiredService<TimeZoneInfo>(), s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<TelegramChannel>>());
        });
    }
}
