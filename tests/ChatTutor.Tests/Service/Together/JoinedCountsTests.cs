using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Core;
using ChatTutor.Tests.Storage;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Service;

/// <summary>However places are joined and parted in between, each person counts once for each lesson, and a recount finds the same.</summary>
public sealed class JoinedCountsTests(ITestOutputHelper output) : IDisposable
{
    private const int Places = 8;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Everybody_counts_once(int seed)
    {
        var random = new Random(seed);
        var (joins, partings) = (0, 0);
        await using var town = new Town(folder.OpenStore());
        foreach (var place in Enumerable.Range(0, Places).Select(At))
            await BeginAsync(town, place);
        for (var i = 0; i < 300; i++)
        {
            var (one, other) = (At(random.Next(Places)), At(random.Next(Places)));
            switch (random.Next(20))
            {
                case 0 when await JoinAsync(town, one, other):
                    joins++;
                    break;
                case 1 when await PartAsync(town, one):
                    partings++;
                    await BeginAsync(town, one);
                    break;
                case 2:
                    await town.SayAsync(one, random.Next(2) == 0 ? "xã" : "nhóm");
                    await town.SayAsync(one, random.Next(2) == 0 ? "cao lanh" : "nông dân");
                    break;
                case 3:
                    town.Pass(TimeSpan.FromDays(random.Next(3)));
                    break;
                default:
                    await LearnAsync(town, one);
                    break;
            }
        }
        await CheckAsync(town);
        output.WriteLine($"{joins} joins, {partings} partings, 0 differences.");
        Assert.True(joins > 2 && partings > 2);
    }

    private static async Task BeginAsync(Town town, Address place)
    {
        await town.SendAsync(place, new InboundMessage.Started("mau/ngan"));
        await town.TapAsync(place, "Đồng ý");
    }

    private static async Task LearnAsync(Town town, Address place)
    {
        for (var i = 0; i < 6; i++)
        {
            var pupil = new Pupil(SampleContent.Catalogue) { Learner = await town.LearnerAsync(place), Now = town.Door.Now };
            await town.SendAsync(place, Oracle.Next(pupil));
        }
    }

    private static async Task<bool> JoinAsync(Town town, Address home, Address here)
    {
        if ((await town.LearnerAsync(home)).Id == (await town.LearnerAsync(here)).Id)
            return false;
        await town.SayAsync(home, "liên kết");
        var code = town.Said.Last(s => s.Address == home).Reply.Text.Split('\n')[0].Split(": ")[1];
        await town.SayAsync(here, code);
        await town.TapAsync(here, "Nối lại");
        return (await town.LearnerAsync(home)).Id == (await town.LearnerAsync(here)).Id;
    }

    private static async Task<bool> PartAsync(Town town, Address place)
    {
        await town.SayAsync(place, "bỏ liên kết");
        if (!town.Said[^1].Reply.Choices.Any(c => c.Label == "Bỏ nối nơi này"))
            return false;
        await town.TapAsync(place, "Bỏ nối nơi này");
        return true;
    }

    // Nobody is forgotten here, but who parts leaves a learner behind that others may hold; all of them still exist somewhere.
    private static async Task CheckAsync(Town town)
    {
        var learners = new Dictionary<LearnerId, Learner>();
        for (var n = 0; n < Places; n++)
            if (await town.LearnerAsync(At(n)) is var learner)
                learners[learner.Id] = learner;
        var tallies = await town.Store.TalliesAsync("completions", CancellationToken.None);
        Assert.Equal(learners.Count, (await town.Store.StateAsync(CancellationToken.None)).Learners);
        Assert.Equal(learners.Values.Sum(l => l.Completed?.Count ?? 0), tallies.Where(t => t.Key is { Report: "completions", By: "course" }).Sum(t => t.Value));
        Assert.Equal(learners.Values.Count(l => l.Completed?.Count > 0), tallies.Where(t => t.Key is { Report: "completions.people", By: "day" }).Sum(t => t.Value));
        Assert.All(tallies, t => Assert.True(t.Value >= 0, t.ToString()));
        foreach (var by in (string[])["commune", "group", "day"])
            Assert.Equal(
                tallies.Where(t => t.Key is { Report: "completions", By: "course" }).Sum(t => t.Value),
                tallies.Where(t => t.Key.Report == "completions" && t.Key.By == by).Sum(t => t.Value));
        await Ledgers.TalliesAreARecountAsync(town.Store);
    }

    private static Address At(int n) => new("web", $"{n}");
}
