using System.Globalization;
using ChatTutor.Channels;
using ChatTutor.Channels.Telegram;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>The tutor behind the fake Telegram, fetching or being brought its updates.</summary>
internal sealed class TelegramTutorBed : PlatformBed
{
    private const string Secret = "bi-mat-cua-hook";

    private readonly FakeTelegram telegram;
    private readonly LiveTutor tutor;
    private long people = 7_000_000_000;

    private TelegramTutorBed(FakeTelegram telegram, LiveTutor tutor) => (this.telegram, this.tutor) = (telegram, tutor);

    public override string Channel => TelegramChannel.ChannelName;

    public FakeTelegram Telegram => telegram;

    public override int SendsTried => telegram.RequestsTo("sendMessage").Count();

    public override IReadOnlyCollection<string> Logged => tutor.Logged;

    public override IReadOnlyList<string> Secrets => ["FAKE-TOKEN", Secret];

    public static async Task<TelegramTutorBed> OpenAsync(bool byWebhook, Action<IServiceCollection>? more = null)
    {
        var telegram = await FakeTelegram.StartAsync();
        telegram.RetryStep = TimeSpan.FromMilliseconds(50);
        var settings = new TelegramSettings(telegram.Token, telegram.Url, Path.Combine(Repository.Root, "tests", "ChatTutor.Tests", "content", "media"))
        {
            CallTime = TimeSpan.FromSeconds(2),
            Webhook = byWebhook ? new Webhook(new Uri("https://hoc.example.vn/hooks/telegram"), Secret) : null,
        };
        LiveTutor? tutor = null;
        telegram.Route = url => tutor!.Route(url);
        tutor = await LiveTutor.StartAsync(s => new TelegramChannel(
            TelegramChannel.Open(settings), settings, TelegramBed.Commands, s.GetRequiredService<TimeZoneInfo>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<TelegramChannel>>()), more: more);
        await UntilAsync(() => byWebhook ? telegram.Webhook is not null : telegram.RequestsTo("getUpdates").Any(), () => "It does not listen.");
        return new TelegramTutorBed(telegram, tutor);
    }

    public override string NewPerson()
    {
        var person = Interlocked.Increment(ref people);
        telegram.Open(person);
        return person.ToString(CultureInfo.InvariantCulture);
    }

    public override string Write(string person, string words) => Text(telegram.Draft(Number(person), words));

    public override Task DeliverAsync(string written)
    {
        telegram.Redeliver(Number(written));
        return Task.CompletedTask;
    }

    public override Task ChooseAsync(string person, string label)
    {
        telegram.Tap(Number(person), label);
        return Task.CompletedTask;
    }

    public override IReadOnlyList<SeenMessage> Seen(string person) =>
        [.. telegram.Sent(Number(person)).Select(m => new SeenMessage(m.Text, [.. m.FirstRows.SelectMany(r => r).Select(b => b.Label)], m.Photo is not null))];

    public override Task AnnounceAsync(string person, Reply reply) => tutor.AnnounceAsync(new Address(Channel, person), reply);

    public override Task<bool> IsKnownAsGoneAsync(string person) => tutor.IsBlockedAsync(new Address(Channel, person));

    public override void Fail(Trouble trouble, int times = 1) => telegram.Fail("sendMessage", trouble switch
    {
        Trouble.TooManyRequests => TelegramFaults.TooManyRequests((int)PlatformConformance.Wait.TotalSeconds),
        Trouble.ServerError => new Fault.Page(502),
        Trouble.Hang => new Fault.Hang(),
        Trouble.ResetAfter => new Fault.ResetAfter(),
        _ => TelegramFaults.Blocked,
    }, times);

    public override async ValueTask DisposeAsync()
    {
        await tutor.DisposeAsync();
        await telegram.DisposeAsync();
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
