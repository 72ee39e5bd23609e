namespace ChatTutor.Tests.Channels.Telegram;

public sealed class TelegramPollingConformance : PlatformConformance
{
    protected override async Task<ChannelBed> OpenAsync() => await TelegramTutorBed.OpenAsync(byWebhook: false);
}

public sealed class TelegramWebhookConformance : PlatformConformance
{
    protected override async Task<ChannelBed> OpenAsync() => await TelegramTutorBed.OpenAsync(byWebhook: true);
}
