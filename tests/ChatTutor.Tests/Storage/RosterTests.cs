using System.Collections.Immutable;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;

namespace ChatTutor.Tests.Storage;

/// <summary>The roster chooses whom the plain definition chooses, whatever is asked, and after a restart too.</summary>
public sealed class RosterTests : IAsyncDisposable
{
    private const int People = 300;

    private static readonly string?[] Communes = [null, "phuong-my-tho", "phuong-cao-lanh", "phuong-sa-dec"];
    private static readonly string?[] Hamlets = [null, "phuong-my-tho/ap-1", "phuong-cao-lanh/ap-1", "phuong-cao-lanh/ap-2"];
    private static readonly string?[] Audiences = [null, "nguoi-dan", "nong-dan"];
    private static readonly string[] Channels = ["telegram", "zalo-oa", "web"];
    private static readonly string[] Lessons = [.. Enumerable.Range(0, 150).Select(n => $"khoa/bai-{n}"), .. SampleContent.Catalogue.Lessons.Select(l => l.Id)];

    private static readonly string[] LearningDays = ["2025", "2026", "khong-co"];

    private readonly TemporaryFolder folder = new();
    private readonly MemoryStore model = new();
    private readonly Random chance = new(10);
    private LiteDbStore store;

    public RosterTests() => store = folder.OpenStore();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Counts_and_lists_are_those_of_the_plain_definition()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var person = 0; person < People; person++)
                await BothAsync(person, round);
            for (var n = 0; n < 60; n++)
                await CompareAsync(AnySieve());
            await store.DisposeAsync();
            store = folder.OpenStore();
            for (var n = 0; n < 60; n++)
                await CompareAsync(AnySieve());
        }
    }

    private async Task BothAsync(int person, int round)
    {
        var (channel, learner) = (Channels[person % Channels.Length], Any());
        if (round > 0 && chance.Next(3) == 0)
            return;
        foreach (var one in new IStore[] { store, model })
            if (round == 2 && person % 17 == 0)
                await one.ForgetAsync(person, $"forget {round}");
            else
                await one.HandleAsync(
                    new Incoming(new Address(channel, Talk.Person(person).User), $"m{round}", new InboundMessage.Text(""), learner.LastSeen!.Value, Inline: true, Metered: channel == "zalo-oa"),
                    l => Turn.Silent(learner with { Id = l.Id }), CancellationToken.None);
    }

    private Learner Any() => new(
        default, chance.Next(5) > 0 ? Consent.Given : Consent.Declined, 1, Pick(Audiences), Pick(Communes), chance.Next(9) == 0, chance.Next(9) == 0,
        LastSeen: Talk.Start.AddMinutes(-chance.Next(20_000)), Joined: chance.Next(4) == 0 ? null : new DateOnly(2026, 10, 1 + chance.Next(9)),
        Completed: chance.Next(4) == 0 ? null : Enumerable.Range(0, chance.Next(40)).Select(_ => Pick(Lessons)).Distinct().ToImmutableSortedDictionary(l => l, _ => new DateOnly(2026, 10, 2)),
        Hamlet: Pick(Hamlets),
        Lesson: chance.Next(3) > 0 ? null : new LessonPlace("mau/ngan", "q", [], true, ImmutableSortedDictionary<string, StepMark>.Empty.Add("q", new(chance.Next(2) == 0, chance.Next(1, 5))), 1))
    {
        Days = chance.Next(3) > 0 ? null : [new(Pick(LearningDays), DayStage.CheckedIn, new DateOnly(2026, 10, 10)), new("2024", DayStage.Joined, new DateOnly(2024, 10, 1))],
        HelpAsked = chance.Next(8) == 0 ? Talk.Start : null,
    };

    private Sieve AnySieve() => Sieve.Of(new Selection(AnyCriteria(), [.. Enumerable.Range(0, chance.Next(3)).Select(_ => AnyCriteria())]), SampleContent.Catalogue, Talk.Start);

    private Criteria AnyCriteria() => new(
        Some(Communes.OfType<string>().Append("khong-co")), Some(Audiences.OfType<string>()), Some(Channels), chance.Next(20) == 0 ? "en" : null,
        chance.Next(4) == 0 ? [Pick(Lessons)] : null, chance.Next(3) == 0 ? [Pick(Lessons), "khong/co"] : null,
        chance.Next(3) == 0 ? chance.Next(14) : null, chance.Next(4) == 0 ? chance.Next(14) : null, chance.Next(6) == 0 ? chance.Next(10) : null,
        chance.Next(4) == 0 ? Pick(LearningDays) : null,
        chance.Next(3) > 0 ? null : [.. Hamlets.OfType<string>().Where(_ => chance.Next(2) == 0)]);

    private List<string>? Some(IEnumerable<string> from) => chance.Next(2) == 0 ? null : [.. from.Where(_ => chance.Next(2) == 0)];

    private T Pick<T>(T[] from) => from[chance.Next(from.Length)];

    private async Task CompareAsync(Sieve sieve)
    {
        var (expected, found) = (await model.CountAsync(sieve, Announcing.Rules, Talk.Start, default), await store.CountAsync(sieve, Announcing.Rules, Talk.Start, default));
        Assert.Equal(Words(expected), Words(found));
        var now = Talk.Start.AddHours(chance.Next(200));
        Assert.Equal((await model.StuckAsync(now, default)).OrderBy(s => s.Key, StringComparer.Ordinal), (await store.StuckAsync(now, default)).OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Words(AudienceCount count) =>
        count.Channels.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {string.Join(',', c.Value.ByState)}");
}
