using ChatTutor.Channels;
using ChatTutor.Channels.ZaloBot;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Fakes.ZaloBot;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels.ZaloBot;

/// <summary>The tutor behind the fake Zalo bot platform, fetching or being brought its events.</summary>
internal sealed class ZaloBotTutorBed : PlatformBed
{
    private const string Secret = "bi-mat-cua-hook";

    private readonly FakeZaloBot zalo;
    private readonly LiveTutor tutor;
    private int people;

    private ZaloBotTutorBed(FakeZaloBot zalo, LiveTutor tutor) => (this.zalo, this.tutor) = (zalo, tutor);

    public override string Channel => ZaloBotChannel.ChannelName;

    public FakeZaloBot Zalo => zalo;

    public override int SendsTried => zalo.RequestsTo("sendMessage").Count();

    public override IReadOnlyCollection<string> Logged => tutor.Logged;

    public override IReadOnlyList<string> Secrets => ["FAKE-TOKEN", Secret];

    public override bool TellsWhoLeft => false;

    public static async Task<ZaloBotTutorBed> OpenAsync(bool byWebhook, bool wrapped = false)
    {
        var zalo = await FakeZaloBot.StartAsync();
        (zalo.RetryStep, zalo.Wrapped) = (TimeSpan.FromMilliseconds(50), wrapped);
        var settings = new ZaloBotSettings(zalo.Token, zalo.Url, Path.Combine(Repository.Root, "tests", "ChatTutor.Tests", "content", "media"))
        {
            CallTime = TimeSpan.FromSeconds(2),
            Webhook = byWebhook ? new Webhook(new Uri("https://hoc.example.vn/hooks/zalo-bot"), Secret) : null,
        };
        LiveTutor? tutor = null;
        zalo.Route = url => tutor!.Route(url);
        tutor = await LiveTutor.StartAsync(s => new ZaloBotChannel(
            settings, s.GetRequiredService<TimeZoneInfo>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ZaloBotChannel>>()));
        await UntilAsync(
            () => byWebhook ? tutor.Logged.Any(l => l.StartsWith("Zalo brings", StringComparison.Ordinal)) : zalo.RequestsTo("getUpdates").Any(),
            () => "It does not listen.");
        return new ZaloBotTutorBed(zalo, tutor);
    }

    public override string NewPerson()
    {
        var person = $"6ede9afa66b88f{Interlocked.Increment(ref people):x6}";
        zalo.Open(person);
        return person;
    }

    public override string Write(string person, string words) => zalo.Draft(person, words);

    public override Task DeliverAsync(string written)
    {
        zalo.Deliver(written);
        return Task.CompletedTask;
    }

    public override IReadOnlyList<SeenMessage> Seen(string person) =>
        [.. zalo.Sent(person).Select(m => new SeenMessage(m.Text, [], m.Photo is not null))];

    public override Task AnnounceAsync(string person, Reply reply) => tutor.AnnounceAsync(new Address(Channel, person), reply);

    public override Task<bool> IsKnownAsGoneAsync(string person) => tutor.IsBlockedAsync(new Address(Channel, person));

    public override void Fail(Trouble trouble, int times = 1) => zalo.Fail("sendMessage", trouble switch
    {
        Trouble.TooManyRequests => new Fault.Error(429, "Quota exceeded", (int)PlatformConformance.Wait.TotalSeconds),
        Trouble.ServerError => new Fault.Error(403, "Internal server error"),
        Trouble.Hang => new Fault.Hang(),
        Trouble.ResetAfter => new Fault.ResetAfter(),
        _ => throw new NotSupportedException("Zalo's bot platform does not tell who left."),
    }, times);

    public override async ValueTask DisposeAsync()
    {
        await tutor.DisposeAsync();
        await zalo.DisposeAsync();
    }
}
