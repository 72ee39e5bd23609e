using ChatTutor.Channels.Zalo;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>The tutor behind the official account: real endpoints, a fake Zalo on a real socket.</summary>
internal sealed class ZaloOaBed : PlatformBed
{
    private readonly DayTime time;
    private readonly LiveTutor tutor;
    private readonly string data;
    private int people;
    private int announced;

    private ZaloOaBed(FakeZaloOa zalo, LiveTutor tutor, DayTime time, string data) => (Zalo, this.tutor, this.time, this.data) = (zalo, tutor, time, data);

    public FakeZaloOa Zalo { get; }

    public MoodyStore Store => tutor.Store;

    public override string Channel => "zalo-oa";

    public override int SendsTried => Zalo.Requests.Count(r => r.Method == "send");

    public override IReadOnlyCollection<string> Logged => tutor.Logged;

    public override IReadOnlyList<string> Secrets => ["never-in-a-log"];

    public static async Task<ZaloOaBed> StartAsync(Action<IServiceCollection>? more = null)
    {
        var (time, data) = (new DayTime(), Directory.CreateTempSubdirectory("chattutor-zalo-").FullName);
        var zalo = await FakeZaloOa.StartAsync(time);
        zalo.MostFree = null;
        zalo.Push.Ladder = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 100)];
        var settings = new ZaloOaSettings(
            zalo.AppId, zalo.AppSecret, zalo.SecretKey, zalo.NewRefreshToken(), zalo.Url, zalo.Url, data, SendBed.Media)
        { CallTime = TimeSpan.FromSeconds(2) };
        var tutor = await LiveTutor.StartAsync(
            s => new ZaloOaChannel(settings, s.GetRequiredService<TimeZoneInfo>(), time, s.GetRequiredService<ILogger<ZaloOaChannel>>()), time: time, more: more);
        zalo.Push.Hook = new Uri(tutor.Url + "/hooks/zalo-oa");
        return new ZaloOaBed(zalo, tutor, time, data);
    }

    public override string NewPerson() => FormattableString.Invariant($"2468458835291{++people:00000}");

    public override string Write(string person, string words) => Zalo.Text(person, words);

    public override async Task DeliverAsync(string written) => Assert.True(await Zalo.Push.PushAsync(written));

    public override async Task ChooseAsync(string person, string label)
    {
        if (Zalo.Sent(person)[^1].Buttons.Any(b => b.Title == label))
            await DeliverAsync(Zalo.Tap(person, label));
        else
            await base.ChooseAsync(person, label);
    }

    /// <summary>A picture and the words that come with its buttons are one thing to whoever looks at it.</summary>
    public override IReadOnlyList<SeenMessage> Seen(string person)
    {
        var seen = new List<SeenMessage>();
        var picture = false;
        foreach (var message in Zalo.Sent(person))
        {
            picture |= message.Picture is not null;
            if (message.Text.Length == 0)
                continue;
            seen.Add(new SeenMessage(message.Text, [.. message.Buttons.Select(b => b.Title)], picture));
            picture = false;
        }
        return seen;
    }

    /// <summary>As an answer to something the person has done, for it may be longer than what the window allows to say unasked.</summary>
    public override Task AnnounceAsync(string person, Reply reply) =>
        tutor.AnnounceAsync(new Address(Channel, person), reply, $"test/{++announced}", new InboundMessage.Text(""));

    public override void Fail(Trouble trouble, int times = 1)
    {
        // Its limit is counted by the minute.
        if (trouble == Trouble.TooManyRequests)
            time.ToSecond(55);
        Zalo.Fail("send", trouble switch
        {
            Trouble.TooManyRequests => new Fault.Error(-32, "Your application reached limit call api"),
            Trouble.ServerError => new Fault.Page(502),
            Trouble.Hang => new Fault.Hang(),
            Trouble.ResetAfter => new Fault.ResetAfter(),
            Trouble.Blocked => new Fault.Error(-213, "User has not followed OA"),
            _ => throw new ArgumentOutOfRangeException(nameof(trouble)),
        }, times);
    }

    public async Task<Learner> LearnerAsync(string person) => (await Store.FindLearnerAsync(new Address(Channel, person), CancellationToken.None))!;

    public override async Task<bool> IsKnownAsGoneAsync(string person) => (await LearnerAsync(person)).Blocked;

    public override async ValueTask DisposeAsync()
    {
        await tutor.DisposeAsync();
        await Zalo.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
