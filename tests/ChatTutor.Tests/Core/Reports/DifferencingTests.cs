using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Tests.Core;

/// <summary>
/// The attack: all published tables of all targets, at every level and in every year, as one system of equations. No count of one to
/// four people - of any group, in any area, in any year - follows from it.
/// </summary>
public sealed class DifferencingTests
{
    private static readonly (string Column, TargetStage Stage)[] Columns =
    [
        ("joined", TargetStage.Joined), ("practised_e1", TargetStage.Practised), ("witnessed", TargetStage.Witnessed), ("learned_e2", TargetStage.Learned), ("passed_e4", TargetStage.Passed),
    ];

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 300)]
    [InlineData(3, 1500)]
    [InlineData(4, 6000)]
    public void No_small_cell_follows_from_all_tables_together(int seed, int people)
    {
        var crowd = Draw(seed, people);
        var published = Publish(crowd);
        Assert.Contains(published, p => p.Told is > 0);
        Assert.DoesNotContain(published, p => p.Told is > 0 and < Suppression.Least);
        Assert.True(people < 300 || published.Exists(p => p is { Stage: TargetStage.Witnessed, Told: > 0 }));
        // Who was seen doing a thing is one of those who said so: both columns are attacked together.
        foreach (var stage in Columns.Select(c => c.Stage).Where(s => s != TargetStage.Witnessed))
            foreach (var wish in crowd.Wishes(stage))
                Attack(crowd, wish, stage, [.. published.Where(p => Whole(p.Stage) == stage && p.Wish == wish)]);
    }

    [Fact]
    public void What_is_told_is_what_there_is_and_the_sums_agree_at_every_level()
    {
        var crowd = Draw(7, 3000);
        foreach (var group in Publish(crowd).GroupBy(p => (p.Wish, p.Stage)))
        {
            var did = crowd.Did(group.Key.Wish, Whole(group.Key.Stage)).ToList();
            foreach (var cell in group.Where(c => c.Told is not null))
                Assert.Equal(did.Count(d => cell.Audiences.Contains(d.Audience) && YearOf(cell.Stage, d.Year, d.Seen) <= cell.Year && IsIn(crowd, cell.Unit, d.Leaf)), cell.Told);
        }
    }

    /// <summary>
    /// The gain: an attacker who knows the exact number of people wherever anything of them is told, as means and intervals may say it,
    /// subtracts the communes from the province. Sums of results are of the same people, so that no mean of one to four follows either.
    /// </summary>
    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 60)]
    [InlineData(3, 250)]
    [InlineData(4, 2000)]
    public void No_gain_of_a_few_people_follows_from_the_tables_of_the_province_and_its_communes(int seed, int people)
    {
        var (catalogue, chance) = (new Crowd().Catalogue, new Random(seed));
        var (places, told) = (catalogue.Communes.Select(c => c.Id).Append(null).ToList(), 0);
        for (var round = 0; round < 40; round++)
        {
            // Skewed, so that there are many small cells beside large ones.
            var measured = Enumerable.Range(0, people).Select(_ => (
                Place: places[(int)(places.Count * Math.Pow(chance.NextDouble(), 3))], Twice: chance.NextDouble() < 0.7, Before: chance.Next(6), After: chance.Next(6))).ToList();
            var tallies = ReportKinds.Count(measured.SelectMany(m => Events(m.Place, m.Twice, m.Before, m.After)), Crowd.Today).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
            var tables = catalogue.Communes.Select(c => new ReportQuery(c.Id)).Prepend(new ReportQuery())
                .ToDictionary(q => q.Unit ?? "", q => new Gain().Lay(new ReportInput(tallies, catalogue, Crowd.Today, q)).Rows);
            foreach (var twice in (bool[])[false, true])
                told += AttackGain(tables, measured.Where(m => m.Twice || !twice).Select(m => m.Place ?? "?").CountBy(p => p).ToDictionary(), column: twice ? 3 : 2);
            Assert.All(tables, t => CheckRest(t.Value, measured.Where(m => t.Key is "" || m.Place == t.Key).Select(m => m.Twice).ToList()));
        }
        Assert.True(people < 60 || told > 40);
    }

    /// <summary>The equations without protection do give small cells away: the attack can tell.</summary>
    [Fact]
    public void The_attack_finds_a_cell_that_only_itself_is_hidden()
    {
        var known = new Equations();
        known.Know(["a", "b", "c"]);
        known.Know(["a"]);
        Assert.False(known.Give(["b"]));
        known.Know(["c"]);
        Assert.True(known.Give(["b"]));
    }

    /// <summary>
    /// The pictures of lessons by week, of the province and of every commune, together with the tables of days and communes. What a
    /// picture rounds is taken as told exactly, which gives away more than it does.
    /// </summary>
    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 300)]
    [InlineData(3, 1200)]
    [InlineData(4, 5000)]
    public void No_small_week_follows_from_the_pictures_and_the_tables(int seed, int lessons)
    {
        var (crowd, done) = (new Crowd(), Lessons(seed, lessons));
        var input = new ReportInput(
            done.SelectMany(d => ReportKinds.Count([new LearningEvent.LessonCompleted("vneid/la-gi", 1, 3, 3, true, false, null, d.Commune)], d.Day)).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value),
            crowd.Catalogue, Crowd.Today, new ReportQuery());
        var cells = done.Distinct().ToLookup(d => d.Commune ?? "");
        var known = new Equations();
        void Know(IEnumerable<(string?, DateOnly)> sum) => known.Know(sum.Select(c => c.ToString()));
        // The courses tell how many there are in all.
        Know(cells.SelectMany(c => c));
        foreach (var row in new Completions().Lay(input).Rows.Where(r => r[0] is "day" or "commune" && r[3] != Suppression.Hidden))
            Know(cells.SelectMany(c => c).Where(c => row[0] == "day" ? c.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == row[1] : (c.Commune ?? "") == row[1]));
        var pictures = crowd.Communes.Select(c => (Commune: (string?)c, Trend.OfCommune(input, c).Weeks)).Append((null, Trend.OfProvince(input).Weeks)).ToList();
        Assert.Contains(pictures, p => p.Weeks.Any(w => w.Lessons > 0));
        var hidden = 0;
        foreach (var (commune, weeks) in pictures)
            foreach (var week in weeks.Where(w => w.Lessons is not null && !w.IsPart))
                Know(cells.SelectMany(c => c).Where(c => (commune is null || c.Commune == commune) && IsIn(week, c.Day)));
        foreach (var (commune, weeks) in pictures)
            foreach (var week in weeks)
                if (done.Count(c => (commune is null || c.Commune == commune) && IsIn(week, c.Day)) is > 0 and < Suppression.Least and var small)
                {
                    Assert.Null(week.Lessons);
                    hidden++;
                    Assert.False(known.Give(cells.SelectMany(c => c).Where(c => (commune is null || c.Commune == commune) && IsIn(week, c.Day)).Select(c => c.ToString())), $"{commune} {week.Monday}: {small}");
                }
        Assert.True(hidden > 0 || lessons > 1200);
    }

    private static bool IsIn(TrendWeek week, DateOnly day) => day >= week.Monday && day < week.Monday.AddDays(7);

    // Skewed like people: most in few communes, more from week to week, some before the pictures begin and some today.
    private static List<(string? Commune, DateOnly Day)> Lessons(int seed, int lessons)
    {
        var (chance, communes) = (new Random(seed), new Crowd().Communes.Append(null).ToList());
        return [.. Enumerable.Range(0, lessons).Select(_ =>
            (communes[(int)(communes.Count * Math.Pow(chance.NextDouble(), 2))], Crowd.Today.AddDays(-(int)(100 * Math.Pow(chance.NextDouble(), 1.5)))))];
    }

    private static void Attack(Crowd crowd, string wish, TargetStage stage, List<Cell> published)
    {
        // Who is not there is known too: zeros are published.
        var people = crowd.Did(wish, stage).CountBy(d => d).ToList();
        var known = new Equations();
        foreach (var cell in published.Where(p => p.Told is not null))
            known.Know(people.Where(p =>
                cell.Audiences.Contains(p.Key.Audience) && YearOf(cell.Stage, p.Key.Year, p.Key.Seen) <= cell.Year && IsIn(crowd, cell.Unit, p.Key.Leaf)).Select(p => p.Key.ToString()));
        foreach (var unit in published.Select(p => p.Unit).Distinct())
        {
            var there = people.Where(p => IsIn(crowd, unit, p.Key.Leaf)).ToList();
            var groups = there.GroupBy(p => (object)p.Key.Audience).Concat(there.GroupBy(p => (object)(p.Key.Audience, p.Key.Year))).Concat(there.GroupBy(p => (object)p.Key.Year))
                .Concat(there.GroupBy(p => (object)("seen", p.Key.Seen))).Concat(there.GroupBy(p => (object)(p.Key.Audience, p.Key.Year, p.Key.Seen)))
                .Concat(there.GroupBy(p => (object)("seen at all", p.Key.Seen is null)))
                .Select(g => (g.Key, Cells: g.ToList())).Append(("all", there));
            foreach (var (name, cells) in groups.Where(g => Suppression.IsSmall(g.Cells.Sum(c => (long)c.Value))))
                Assert.False(known.Give(cells.Select(c => c.Key.ToString())), $"{stage} of {wish}: {name} in {unit} is {cells.Sum(c => c.Value)}");
        }
    }

    private static IEnumerable<LearningEvent> Events(string? commune, bool twice, int before, int after)
    {
        yield return new LearningEvent.SelfTested("vneid", SelfTestStage.Before, before, 5, null, commune);
        if (twice)
            yield return new LearningEvent.SelfTested("vneid", SelfTestStage.After, after, 5, before, commune);
    }

    /// <returns>How many numbers were told.</returns>
    private static int AttackGain(Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> tables, Dictionary<string, int> people, int column)
    {
        var known = new Equations();
        var told = tables.Where(t => t.Value is [var row] && row[column] != Suppression.Hidden && row[column] != "0").ToList();
        foreach (var (unit, rows) in told)
        {
            Assert.True(people.Where(p => unit is "" || p.Key == unit).Sum(p => p.Value) >= Suppression.Least, rows[0][column]);
            known.Know(people.Keys.Where(p => unit is "" || p == unit));
        }
        // Not one place of one to four, nor several that are so few together.
        var places = people.Keys.ToList();
        foreach (var some in Enumerable.Range(1, (1 << places.Count) - 1).Select(bits => places.Where((_, i) => (bits >> i & 1) == 1).ToList()))
            Assert.False(some.Sum(p => people[p]) < Suppression.Least && known.Give(some), string.Join(' ', people));
        return told.Count;
    }

    // Of how many there is no second measure is not known to the person, as the number of the first is told roughly.
    private static void CheckRest(IReadOnlyList<IReadOnlyList<string>> rows, List<bool> twice)
    {
        var (all, both) = (twice.Count, twice.Count(t => t));
        if (rows is not [var row] || !row[2].StartsWith("khoảng ", StringComparison.Ordinal) || !Suppression.IsSmall(all - both))
            return;
        var rough = int.Parse(row[2]["khoảng ".Length..], CultureInfo.InvariantCulture);
        Assert.True(Enumerable.Range(rough - 2, 5).Count(n => n >= both && n >= Suppression.Least) > 1, $"{all} and {both}");
    }

    private static TargetStage Whole(TargetStage stage) => stage == TargetStage.Witnessed ? TargetStage.Practised : stage;

    private static int? YearOf(TargetStage stage, int year, int? seen) => stage == TargetStage.Witnessed ? seen : year;

    private static List<Cell> Publish(Crowd crowd)
    {
        var queries = crowd.Communes.Select(c => new ReportQuery(c)).Prepend(new ReportQuery()).ToList();
        queries.AddRange(crowd.Catalogue.Targets.Targets.SelectMany(t => crowd.Communes.Select(c => new ReportQuery(c, t.Code)).Prepend(new ReportQuery(null, t.Code))));
        return [.. queries.Select(crowd.Lay).SelectMany(table => table.Rows.SelectMany(row => CellsOf(crowd, table, row)))];
    }

    private static IEnumerable<Cell> CellsOf(Crowd crowd, Table table, IReadOnlyList<string> row)
    {
        string At(string column) => row[table.Columns.Select(c => c.Name).ToList().IndexOf(column)];
        var target = crowd.Catalogue.Targets.Find(At("target"))!;
        foreach (var (column, stage) in Columns.Where(c => At(c.Column).Length > 0))
            yield return new(
                Crowd.WishOf(target, stage), stage, target.Measure!.Audiences, int.Parse(At("year"), CultureInfo.InvariantCulture), At("unit"),
                At(column) == Suppression.Hidden ? null : long.Parse(At(column), CultureInfo.InvariantCulture));
    }

    private static bool IsIn(Crowd crowd, string unit, string leaf)
    {
        var commune = leaf.Split('/')[0];
        return unit == crowd.Catalogue.Targets.Whole || unit == leaf || unit == commune || crowd.Catalogue.Commune(commune)?.Scope == unit;
    }

    private static Crowd Draw(int seed, int people)
    {
        var (crowd, chance) = (new Crowd(), new Random(seed));
        var (communes, audiences) = (crowd.Communes.Append(null).ToList(), crowd.Catalogue.Campaign.Audiences.Select(a => a.Id).ToList());
        for (var i = 0; i < people; i++)
        {
            // Skewed, so that there are many small cells beside large ones.
            var commune = communes[(int)(communes.Count * Math.Pow(chance.NextDouble(), 2))];
            var hamlets = crowd.Catalogue.Figures.HamletsOf(commune, Crowd.Today).Select(h => h.Id).Append(null).ToList();
            var person = new Crowd.Person(
                audiences[(int)(audiences.Count * Math.Pow(chance.NextDouble(), 2))], commune, hamlets[(int)(hamlets.Count * Math.Pow(chance.NextDouble(), 3))]);
            foreach (var (stage, share) in new[] { (TargetStage.Joined, 0.5), (TargetStage.Practised, 0.3), (TargetStage.Learned, 0.2), (TargetStage.Passed, 0.1) })
                foreach (var wish in crowd.Wishes(stage).Where(_ => chance.NextDouble() < share))
                    if (chance.Next(2025, 2027) is var year)
                        crowd.Do(person, wish, stage, year, stage == TargetStage.Practised && chance.NextDouble() < 0.6 ? chance.Next(year, 2027) : null);
        }
        return crowd;
    }

    /// <param name="Told">Null = hidden.</param>
    private sealed record Cell(string Wish, TargetStage Stage, IReadOnlyList<string> Audiences, int Year, string Unit, long? Told);
}
