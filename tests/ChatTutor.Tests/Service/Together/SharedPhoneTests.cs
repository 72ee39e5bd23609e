using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Core;
using ChatTutor.Tests.Storage;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Service;

/// <summary>Twelve people on one phone who take it out of each other's hands all the time: nothing of one gets into another's record.</summary>
public sealed class SharedPhoneTests(ITestOutputHelper output) : IDisposable
{
    private const int Most = 12;

    private static readonly Address Phone = new("zalo", "chung");

    private static readonly string[] Words = ["1", "2", "3", "tiếp", "lại", "học", "menu", "điểm", "đúng", "sai", "quay về", "cúp máy", "213", "con ơi", "đổi người", "nhóm"];

    private static readonly string[] NotPressed = ["Thêm người", "Bớt người", "Xóa hết", "Bớt người này"];

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, LearnerId> ids = [];
    private readonly List<(string Owner, ReplyChoice Choice)> buttons = [];
    private string holder = "";
    private int switches;
    private int olderButtons;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("memory", 1, 10_000)]
    [InlineData("memory", 2, 10_000)]
    [InlineData("litedb", 3, 2_000)]
    public async Task No_record_is_mixed_with_another(string kind, int seed, int messages)
    {
        var random = new Random(seed);
        await using var town = new Town(kind == "litedb" ? folder.OpenStore() : null);
        await GatherAsync(town);
        var mixed = 0;
        for (var i = 0; i < messages; i++)
        {
            var before = await RecordsAsync(town);
            var (actor, message) = await NextAsync(town, random);
            var handled = await town.SendAsync(Phone, message);
            Note(town);
            if (handled.Learner != ids[actor])
                mixed++;
            var after = await RecordsAsync(town);
            // The answer to a free question is written to whoever asked it: here always the one who spoke.
            mixed += after.Count(r => r.Key != actor && r.Value != before[r.Key]);
            switches += actor == holder ? 0 : 1;
            holder = actor;
            Assert.Equal(ids[holder], (await town.LearnerAsync(Phone)).Id);
            if (random.Next(400) == 0)
                town.Pass(TimeSpan.FromHours(20));
            // A reminder that is due by then is no part of what the next one does.
            await town.WorkAsync();
        }
        await CheckLedgerAsync(town);
        output.WriteLine($"{messages} messages of {Most} people on one phone, {switches} changes of person, {olderButtons} buttons of somebody else's message: {mixed} mixed records.");
        Assert.Equal(0, mixed);
        Assert.True(switches > messages / 10 && olderButtons > messages / 50);
    }

    // Everybody gets a name and says yes.
    private async Task GatherAsync(Town town)
    {
        await town.SendAsync(Phone, new InboundMessage.Started(null));
        await town.TapAsync(Phone, "Đồng ý");
        for (var n = 0; n < Most; n++)
        {
            if (n > 0)
            {
                await town.SayAsync(Phone, "đổi người");
                await town.TapAsync(Phone, "Thêm người");
            }
            if (n != 1)
                await town.SayAsync(Phone, NameOf(n));
            if (n == 0)
                continue;
            if (n == 1)
            {
                await town.SayAsync(Phone, NameOf(0));
                await town.SayAsync(Phone, NameOf(1));
            }
            await town.TapAsync(Phone, "Đồng ý");
            ids[NameOf(n)] = (await town.LearnerAsync(Phone)).Id;
        }
        ids[NameOf(0)] = new LearnerId(1);
        holder = NameOf(Most - 1);
        Note(town);
        Assert.Equal(Most, ids.Values.Distinct().Count());
    }

    /// <summary>What comes next, and whose it is.</summary>
    private async Task<(string Actor, InboundMessage Message)> NextAsync(Town town, Random random)
    {
        var dice = random.Next(100);
        if (dice < 40)
        {
            var pupil = new Pupil(SampleContent.Catalogue) { Learner = await town.LearnerAsync(Phone), Now = town.Door.Now };
            return (holder, Oracle.Next(pupil));
        }
        if (dice < 60)
        {
            // With the list of names on the screen a digit would be a name: that is what the buttons below are for.
            var isList = (await town.LearnerAsync(Phone)).Offered?.Any(o => o.Id.Contains(":who:", StringComparison.Ordinal)) == true;
            return (holder, new InboundMessage.Text(isList ? "học" : Words[random.Next(Words.Length)]));
        }
        // Any of the latest buttons, whoever's: it is the business of the one it was shown to, and a name is that of the one named.
        var (owner, choice) = buttons[^random.Next(1, Math.Min(buttons.Count, 120))];
        if (NotPressed.Contains(choice.Label))
            return (holder, new InboundMessage.Text("học"));
        olderButtons += owner == holder ? 0 : 1;
        return (choice.Id.Contains(":who:", StringComparison.Ordinal) ? choice.Label : owner, new InboundMessage.Choice(choice.Id));
    }

    private void Note(Town town)
    {
        foreach (var (_, reply) in town.Said)
        {
            var head = reply.Text.Split('\n').FirstOrDefault(l => l.StartsWith("👤 ", StringComparison.Ordinal));
            buttons.AddRange(reply.Choices.Select(c => (head?[3..] ?? NameOf(0), c)));
        }
        town.Said.Clear();
    }

    private async Task<Dictionary<string, string>> RecordsAsync(Town town)
    {
        var records = new Dictionary<string, string>();
        await Assert.ThrowsAsync<IOException>(async () => await town.Store.HandleAsync(
            new Incoming(Phone, "look", new InboundMessage.Text(""), town.Door.Now),
            (_, phone) =>
            {
                foreach (var person in phone.People)
                    records[person.Name ?? NameOf(0)] = StoredJson.Write(phone.Find(person.Learner)!);
                throw new IOException("only looking");
            },
            CancellationToken.None));
        return records;
    }

    // Everybody's record is what the events of their own number say.
    private async Task CheckLedgerAsync(Town town)
    {
        var events = await town.Store.EventsAsync(CancellationToken.None);
        foreach (var (name, json) in await RecordsAsync(town))
        {
            var done = events.Where(e => e.Learner == ids[name]).Select(e => e.Event).OfType<LearningEvent.LessonCompleted>().Where(e => e.First);
            var learner = StoredJson.Read<Learner>(json);
            Assert.Equal(done.Select(e => e.Lesson).Order(StringComparer.Ordinal), (learner.Completed?.Keys ?? []).Order(StringComparer.Ordinal));
        }
        await Ledgers.TalliesAreARecountAsync(town.Store);
    }

    private static string NameOf(int n) => "Người " + (char)('A' + n);
}
