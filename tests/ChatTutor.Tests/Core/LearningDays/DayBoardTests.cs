using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>The board of a learning day: by hand, and under attack.</summary>
public sealed class DayBoardTests
{
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;
    private static readonly LearningDay Day = Real.LearningDays.Find("2027")!;
    private readonly Dictionary<TallyKey, long> tallies = [];

    [Fact]
    public void Shares_are_of_the_communes_own_people_and_nothing_is_divided_without_a_denominator()
    {
        Happen(200, c => new LearningEvent.ChallengeDone("2027", c), "xa-tan-hong", "xa-an-phuoc");
        Happen(34, c => new LearningEvent.DayJoined("2027", c), "xa-tan-hong");
        Happen(7, c => new LearningEvent.CheckedIn("2027", "K7M2QX", c), "xa-tan-hong");
        Happen(9, c => new LearningEvent.ChallengeDone("2026", c), "xa-tan-hong");

        var rows = Lay(new(), new Figure.Denominator("CT03", "xa-tan-hong", 9000, new(2027, 6, 30), "Thống kê")).Rows.Select(r => string.Join('|', r));

        Assert.Equal(
            [
                "10/10/2027|tinh|Đồng Tháp|34|7|400|chưa có mẫu số||",
                "10/10/2027|xa-tan-hong|xã Tân Hồng|34|7|200|9000|2,2 %|30/06/2027",
                "10/10/2027|xa-an-phuoc|xã An Phước|0|0|200|chưa có mẫu số||",
            ],
            rows.OrderBy(r => r.Contains("|tinh|", StringComparison.Ordinal) ? 0 : r.Contains("tan-hong", StringComparison.Ordinal) ? 1 : 2));
        Assert.Single(Lay(new("xa-an-phuoc")).Rows);
        Assert.Empty(Lay(new("xa-my-an-hung")).Rows);
    }

    [Fact]
    public void The_board_for_everybody_goes_by_share_and_rounds()
    {
        Happen(203, c => new LearningEvent.ChallengeDone("2027", c), "xa-tan-hong");
        Happen(99, c => new LearningEvent.ChallengeDone("2027", c), "xa-an-phuoc", "phuong-sa-dec");
        Happen(3, c => new LearningEvent.ChallengeDone("2027", c), "xa-tan-ho-co", "xa-tan-hoa");
        Figure[] denominators = [.. new[] { ("xa-tan-hong", 9000), ("xa-an-phuoc", 2000) }.Select(d => new Figure.Denominator("CT03", d.Item1, d.Item2, new(2027, 6, 30), "Thống kê"))];

        var board = DayBoard.Of(Day, Input(new(), denominators));

        Assert.Equal([("xa-an-phuoc", 5m), ("xa-tan-hong", 2.2m), ("phuong-sa-dec", null)], board.ByShare.Select(r => (r.Commune, r.RoughShare)));
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 60)]
    [InlineData(3, 400)]
    [InlineData(4, 3000)]
    public void No_small_cell_follows_from_the_table(int seed, int people)
    {
        var chance = new Random(seed);
        string?[] communes = [.. Real.Communes.Select(c => c.Id).Take(30), null];
        for (var i = 0; i < people; i++)
        {
            var commune = communes[(int)(communes.Length * Math.Pow(chance.NextDouble(), 3))];
            Count(new LearningEvent.DayJoined("2027", commune));
            if (chance.Next(3) == 0)
                Count(new LearningEvent.CheckedIn("2027", "K7M2QX", commune));
            if (chance.Next(4) == 0)
                Count(new LearningEvent.ChallengeDone("2027", commune));
        }
        var table = Lay(new());
        foreach (var (column, stage) in new[] { ("joined", DayStage.Joined), ("checked_in", DayStage.CheckedIn), ("challenge_e2", DayStage.Challenge) })
            Attack(table, column, tallies.Where(t => t.Key.By == stage.ToString()).ToDictionary(t => t.Key.Key, t => t.Value));
    }

    private static void Attack(Table table, string column, Dictionary<string, long> cells)
    {
        var (at, known) = (table.Columns.Select(c => c.Name).ToList().IndexOf(column), new Equations());
        foreach (var row in table.Rows.Where(r => r[at] != Suppression.Hidden))
        {
            Assert.Equal(row[1] == "tinh" ? cells.Values.Sum() : cells.GetValueOrDefault(row[1]), long.Parse(row[at], null));
            known.Know(row[1] == "tinh" ? cells.Keys : cells.Keys.Where(k => k == row[1]));
        }
        foreach (var (unit, count) in cells.Where(c => Suppression.IsSmall(c.Value)))
            Assert.False(known.Give([unit]), $"{column} of {unit} is {count}");
    }

    private void Happen(int people, Func<string?, LearningEvent> happened, params string?[] communes)
    {
        foreach (var commune in communes)
            for (var i = 0; i < people; i++)
                Count(happened(commune));
    }

    private void Count(LearningEvent happened)
    {
        foreach (var key in ReportKinds.Count([happened], Day.Day))
            tallies[key] = tallies.GetValueOrDefault(key) + 1;
    }

    private Table Lay(ReportQuery query, params Figure[] figures) => new ChatTutor.Core.Reports.LearningDays().Lay(Input(query with { Day = "2027" }, figures));

    private ReportInput Input(ReportQuery query, params Figure[] figures) => new(tallies, Real.With(new Figures(figures)), Day.Day.AddDays(1), query);
}
