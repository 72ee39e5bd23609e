namespace ChatTutor.Tests.Channels.ZaloBot;

public sealed class ZaloBotPollingConformance : PlatformConformance
{
    protected override async Task<ChannelBed> OpenAsync() => await ZaloBotTutorBed.OpenAsync(byWebhook: false);
}

public sealed class ZaloBotWebhookConformance : PlatformConformance
{
    protected override async Task<ChannelBed> OpenAsync() => await ZaloBotTutorBed.OpenAsync(byWebhook: true);
}

public sealed class ZaloBotWrappedConformance : PlatformConformance
{
    protected override async Task<ChannelBed> OpenAsync() => await ZaloBotTutorBed.OpenAsync(byWebhook: true, wrapped: true);
}
