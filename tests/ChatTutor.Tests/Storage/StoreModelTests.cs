using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;

namespace ChatTutor.Tests.Storage;

/// <summary>Any sequence of requests leads to the same in the file as in memory, also when the file is closed and opened in between.</summary>
public sealed class StoreModelTests : IDisposable
{
    private const int Steps = 1500;
    private const int People = 6;

    private readonly TemporaryFolder folder = new();
    private readonly MemoryStore model = new();
    private IStore store = null!;
    private DateTimeOffset now = Talk.Start;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_file_agrees_with_the_model(int seed)
    {
        var random = new Random(seed);
        store = folder.OpenStore();
        for (var step = 0; step < Steps; step++)
        {
            now += TimeSpan.FromSeconds(random.Next(30));
            await StepAsync(random);
        }
        await CompareAsync();
        await ReopenAsync();
        await CompareAsync();
        await store.DisposeAsync();
    }

    private Task StepAsync(Random random) => random.Next(100) switch
    {
        < 50 => HearAsync(Says(random)),
        < 60 => AskAsync(random),
        < 63 => ForgetAsync(random),
        < 80 => SendAsync(random),
        < 87 => WorkAsync(random),
        < 94 => ChangeAsync(random),
        < 96 => ReopenAsync(),
        _ => CompareAsync(),
    };

    // Few ids, so that messages are often delivered again.
    private Incoming Says(Random random) => new(
        Talk.Person(random.Next(People)), string.Create(CultureInfo.InvariantCulture, $"m{random.Next(400)}"), new InboundMessage.Text(""), now,
        Inline: random.Next(3) == 0);

    private Task HearAsync(Incoming incoming) => HandleAsync(incoming, learner => Talk.Echo(learner, incoming));

    private Task AskAsync(Random random)
    {
        Effect effect = random.Next(2) == 0 ? new Effect.Ask("?") : new Effect.RemindAt(now.AddMinutes(random.Next(60)), "vneid/muc-2");
        var gap = random.Next(2) == 0 ? new QuestionGap($"câu {random.Next(1000)}", GapKind.Unanswered, []) : null;
        return HandleAsync(Says(random), learner => new Turn(learner, [], [], [effect]) { Gap = gap });
    }

    // Codes are few, so that one is often somebody's, or two people's.
    private Task ChangeAsync(Random random)
    {
        var (what, number, code) = (random.Next(8), random.Next(1, 5), string.Create(CultureInfo.InvariantCulture, $"K7M2Q{random.Next(4)}"));
        return ChangeAsync(Says(random), (learner, phone) => phone.Find(learner.Id) is null ? Turn.Silent(learner) : what switch
        {
            0 or 1 => Turn.Silent(learner) with { Change = new IdentityChange.Open(code, now + LinkCode.Life) },
            2 or 3 when phone.WhoOffers(code) is { } home && phone.People.All(p => p.Learner != home.Id) => Kin.Join(home, new Effect.TellLinked()),
            4 when phone.PlacesOf(learner.Id) > 1 => phone.IsFirstPlaceOf(learner.Id) ? Turn.Silent(learner) with { Change = new IdentityChange.Keep() } : Kin.Part(phone),
            5 when phone.People.Count < 4 => Kin.Add(phone, $"Bà {phone.Newcomer.Number}"),
            6 when phone.People.FirstOrDefault(p => p.Number == number) is { } person => Turn.Silent(phone.Find(person.Learner)!),
            7 when phone.People.FirstOrDefault(p => p.Learner != learner.Id && phone.PlacesOf(p.Learner) > 1) is { } elder =>
                Turn.Silent(learner) with { Change = new IdentityChange.Remove(elder.Learner) },
            _ => Turn.Silent(learner),
        });
    }

    private async Task ChangeAsync(Incoming incoming, Func<Learner, IPhone, Turn> respond)
    {
        var (expected, actual) = (await model.HandleAsync(incoming, respond, CancellationToken.None), await store.HandleAsync(incoming, respond, CancellationToken.None));
        Same(Words(expected), Words(actual));
    }

    private Task ForgetAsync(Random random) => HandleAsync(
        Says(random), learner => new Turn(learner with { Forgotten = true }, [Talk.Say(1, "bye")], [new LearningEvent.Forgotten()], []));

    private async Task HandleAsync(Incoming incoming, Func<Learner, Turn> respond) => Same(
        Words(await model.HandleAsync(incoming, respond, CancellationToken.None)), Words(await store.HandleAsync(incoming, respond, CancellationToken.None)));

    private async Task SendAsync(Random random)
    {
        var due = await model.DueAsync(now);
        Same(due.Select(Words), (await store.DueAsync(now)).Select(Words));
        var settled = due.Select(message => random.Next(20) switch
        {
            0 => new Settlement.Unreachable(message, "blocked"),
            1 => new Settlement.Dead(message, "refused"),
            < 6 => new Settlement.Again(message, now.AddSeconds(random.Next(300))),
            _ => (Settlement)new Settlement.Gone(message),
        }).ToList();
        await model.SettleAsync(settled);
        await store.SettleAsync(settled);
    }

    private async Task WorkAsync(Random random)
    {
        var due = await model.DueEffectsAsync(now, 100, CancellationToken.None);
        Same(due, await store.DueEffectsAsync(now, 100, CancellationToken.None));
        foreach (var effect in due)
            if (random.Next(3) == 0)
            {
                var later = now.AddSeconds(random.Next(300));
                await model.PutOffAsync(effect, later, CancellationToken.None);
                await store.PutOffAsync(effect, later, CancellationToken.None);
            }
            else
                await HearAsync(new Incoming(
                    effect.Address, Incoming.EffectMessageId(effect.Id), new InboundMessage.Answered(new Answer("", [])), now));
    }

    private async Task ReopenAsync()
    {
        await store.DisposeAsync();
        store = folder.OpenStore();
    }

    private async Task CompareAsync()
    {
        Same([await model.StateAsync()], [await store.StateAsync()]);
        Same(await model.EventsAsync(CancellationToken.None), await store.EventsAsync(CancellationToken.None));
        Same((await GapsAsync(model)).Select(Words), (await GapsAsync(store)).Select(Words));
        await Ledgers.TalliesAreARecountAsync(store);
        for (var person = 0; person < People; person++)
        {
            Assert.Equal(await model.LearnerAsync(person), await store.LearnerAsync(person));
            Same(await model.PeopleAsync(person), await store.PeopleAsync(person));
            Same((await model.RecentAsync(person)).Select(Words), (await store.RecentAsync(person)).Select(Words));
        }
    }

    private static ValueTask<IReadOnlyList<KeptGap>> GapsAsync(IStore of) => of.GapsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None);

    private static string Words(KeptGap gap) => $"{gap.Learner} {gap.At:O} {StoredJson.Write(gap.Gap)}";

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected, actual);

    private static string Words(Handled handled) =>
        $"{handled.Learner} {Words(handled.Replies)} {string.Join(',', handled.Questions)} {handled.Repeated}";

    private static string Words(OutboxMessage message) =>
        $"{message.Id} {message.Address} {message.Learner} {Words([message.Reply])} {message.Attempts} {message.Due:O}";

    private static string Words(PastTurn turn) => $"{turn.Sequence} {turn.MessageId} {turn.Heard} {Words(turn.Replies)} {turn.At:O} {turn.Unasked}";

    private static string Words(IReadOnlyList<Reply> replies) => StoredJson.Write(replies);
}
