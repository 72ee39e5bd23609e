using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>Rows of the real plan against numbers worked out by hand.</summary>
public sealed class TargetsTests
{
    // Tân Hồng and An Phước were in the former Đồng Tháp, Cái Bè was not.
    private const string Old1 = "xa-tan-hong", Old2 = "xa-an-phuoc", New = "xa-cai-be";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly Spring = new(2026, 3, 1);

    /// <summary>
    /// In Tân Hồng 40 joined, 12 say they tried, 20 learned, 8 passed; in An Phước 60, 18, 30, 12; in Cái Bè 50 of each. The former
    /// province: 100, 30, 50, 20 of 1,600 people.
    /// </summary>
    [Theory]
    [InlineData("CT01", "2025|dong-thap-cu|100|30|50||||3,1 %|E2")]
    [InlineData("CT02", "2025|dong-thap-cu|100||50||||3,1 %|E2")]
    [InlineData("CT03", "2026|dong-thap-cu|100||50||||3,1 %|E2")]
    // 812,000 of 1,020,000 people is 79.607 %: cut, not rounded.
    [InlineData("CT04", "2026|dong-thap-cu|||||812000|none|79,6 %|E5")]
    [InlineData("CT05", "2026|dong-thap-cu|100||50||||3,1 %|E2")]
    [InlineData("CT06", "2025|dong-thap-cu|100||50|20|||1,2 %|E4")]
    [InlineData("CT07", "2025|dong-thap-cu|100||50|20|||1,2 %|E4")]
    [InlineData("CT08", "2026|dong-thap-cu|100||50|20|||1,2 %|E4")]
    [InlineData("CT09", "2026|dong-thap-cu|100||50|20|||1,2 %|E4")]
    [InlineData("CT10", "2026|dong-thap-cu|100||50|20|||1,2 %|E4")]
    [InlineData("CT11", "2026|dong-thap-cu|100||50|20|||1,2 %|E4")]
    [InlineData("CT12", "2026|dong-thap-cu|100|30|50||||3,1 %|E2")]
    // Schools, not teachers: 300 of 1,600.
    [InlineData("CT13", "2025|dong-thap-cu|100||50||300||18,7 %|E5")]
    [InlineData("CT14", "2025|dong-thap-cu|||||480||30 %|E5")]
    [InlineData("CT15", "2026|dong-thap-cu|100|30|50||||3,1 %|E2")]
    [InlineData("CT16", "2026|dong-thap-cu|100||50||||3,1 %|E2")]
    public void By_hand(string code, string expected)
    {
        var target = SampleContent.Real.Catalogue!.Targets.Find(code)!;
        // In the year of the latest period, so that closed periods are counted too.
        var year = target.Periods[^1].Year;
        Figure[] figures =
        [
            new Figure.Denominator(code, "dong-thap-cu", 1600, new(year, 3, 1), "Cục Thống kê"),
            .. code switch { "CT04" => Official(code, 812_000, year), "CT13" => Official(code, 300, year), "CT14" => Official(code, 480, year), _ => Array.Empty<Figure>() },
        ];
        var table = Lay(Reach(target, year), figures, new ReportQuery());

        var row = Row(table, code, $"{year}", "dong-thap-cu");
        var denominator = row["denominator"].Length == 0 ? "none" : row["denominator"] == "1600" ? "" : row["denominator"];
        Assert.Equal(
            expected,
            string.Join('|', row["year"], row["unit"], row["joined"], row["practised_e1"], row["learned_e2"], row["passed_e4"], row["official_e5"], denominator, row["rate"], row["evidence"]));
    }

    [Theory]
    [InlineData("CT03")]
    [InlineData("CT12")]
    [InlineData("CT11")]
    public void Communes_add_up_to_the_scope_and_the_scopes_to_the_province(string code)
    {
        var target = SampleContent.Real.Catalogue!.Targets.Find(code)!;
        var rows = Rows(Lay(Reach(target, 2026), [], new ReportQuery(Target: code))).Where(r => r["year"] == "2026").ToList();
        foreach (var column in new[] { "joined", "practised_e1", "learned_e2", "passed_e4" }.Where(c => rows[0][c].Length > 0))
        {
            long Sum(params string[] units) => rows.Where(r => units.Contains(r["unit"])).Sum(r => long.Parse(r[column], null));
            Assert.Equal(Sum(Old1, Old2), Sum("dong-thap-cu"));
            Assert.Equal(Sum(Old1, Old2, New), Sum("dong-thap-moi"));
        }
    }

    [Fact]
    public void Without_a_denominator_there_is_the_count_and_no_percentage()
    {
        var row = Row(Lay(Reach("CT03", 2026), [], new ReportQuery()), "CT03", "2026", "dong-thap-cu");
        Assert.Equal(("50", "chưa có mẫu số", "", ""), (row["learned_e2"], row["denominator"], row["rate"], row["denominator_day"]));
        Assert.StartsWith("hạn 31/12/2026, chỉ tiêu 100 %; chỉ tiêu nói về Đồng Tháp cũ", row["note"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_province_is_counted_but_never_divided_by_a_number_of_the_old_one()
    {
        Figure[] figures = [new Figure.Denominator("CT03", "dong-thap-cu", 1600, Spring, "x"), new Figure.Denominator("CT03", "dong-thap-moi", 4000, Spring, "x")];
        var table = Lay(Reach("CT03", 2026), figures, new ReportQuery());
        var whole = Row(table, "CT03", "2026", "dong-thap-moi");
        Assert.Equal(("100", "chưa có mẫu số", ""), (whole["learned_e2"], whole["denominator"], whole["rate"]));
        Assert.StartsWith("ngoài phạm vi chỉ tiêu (Đồng Tháp cũ)", whole["note"], StringComparison.Ordinal);
        var outside = Row(Lay(Reach("CT03", 2026), [new Figure.Denominator("CT03", New, 100, Spring, "x")], new ReportQuery(New)), "CT03", "2026", New);
        Assert.Equal(("50", ""), (outside["learned_e2"], outside["rate"]));
    }

    [Fact]
    public void A_period_that_is_over_keeps_its_people_and_its_denominator()
    {
        Figure[] figures =
        [
            new Figure.Denominator("CT15", "dong-thap-cu", 1000, new(2025, 6, 1), "dân số"), new Figure.Denominator("CT15", "dong-thap-cu", 800, new(2026, 6, 1), "người lớn"),
        ];
        var tallies = Add(Reach("CT15", 2025), Reach("CT15", 2026));
        var table = Lay(tallies, figures, new ReportQuery());
        Assert.Equal(("50", "1000", "5 %", "01/06/2025"), Told(Row(table, "CT15", "2025", "dong-thap-cu")));
        Assert.Equal(("100", "800", "12,5 %", "01/06/2026"), Told(Row(table, "CT15", "2026", "dong-thap-cu")));
        Assert.StartsWith("đã quá hạn 31/12/2025, đạt 5 % (chỉ tiêu 90 %)", Row(table, "CT15", "2025", "dong-thap-cu")["note"], StringComparison.Ordinal);
        Assert.StartsWith("đã quá hạn 31/12/2025, chưa tính được tỷ lệ (chỉ tiêu 80 %)", Row(table, "CT03", "2025", "dong-thap-cu")["note"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_count_takes_its_rate_with_it()
    {
        var tallies = Tally("CT03", TargetStage.Learned, 2026, (Old1, 3), (Old2, 9), ("xa-tan-ho-co", 20));
        Figure[] figures = [new Figure.Denominator("CT03", Old1, 100, Spring, "x"), new Figure.Denominator("CT03", "xa-tan-ho-co", 100, Spring, "x")];
        var rows = Rows(Lay(tallies, figures, new ReportQuery(Target: "CT03"))).Where(r => r["year"] == "2026").ToDictionary(r => r["unit"]);
        Assert.Equal(("ẩn", "100", "", "01/03/2026"), Told(rows[Old1]));
        Assert.Contains("số nhỏ được ẩn", rows[Old1]["note"], StringComparison.Ordinal);
        Assert.Equal("ẩn", rows[Old2]["learned_e2"]);
        Assert.Equal(("20", "20 %"), (rows["xa-tan-ho-co"]["learned_e2"], rows["xa-tan-ho-co"]["rate"]));
        Assert.Equal("32", rows["dong-thap-cu"]["learned_e2"]);
    }

    [Fact]
    public void More_people_than_the_denominator_is_said_to_be_odd()
    {
        var row = Row(Lay(Reach("CT03", 2026), [new Figure.Denominator("CT03", "dong-thap-cu", 40, Spring, "x")], new ReportQuery()), "CT03", "2026", "dong-thap-cu");
        Assert.Equal("125 %", row["rate"]);
        Assert.Contains("nhiều hơn mẫu số: xem lại mẫu số", row["note"], StringComparison.Ordinal);
    }

    [Fact]
    public void Hamlets_add_up_to_their_commune_before_and_after_a_merger()
    {
        var events = new[] { ("ap-1", 10), ("ap-2", 7), (null, 6) }.SelectMany(h => Enumerable.Repeat(
            new LearningEvent.TargetReached("CT03", TargetStage.Learned, "nong-dan", Old1, h.Item1 is null ? null : $"{Old1}/{h.Item1}"), h.Item2));
        var tallies = ReportKinds.Count(events, new(2026, 5, 1)).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        List<Figure> figures =
        [
            .. new[] { 1, 2 }.Select(i => new Figure.Hamlet($"{Old1}/ap-{i}", $"Ấp {i}", new Dictionary<string, long>())),
            .. new[] { 1, 2 }.Select(i => new Figure.Denominator("CT03", $"{Old1}/ap-{i}", 50 * i, Spring, "x")),
        ];
        Assert.Equal(["23 chưa có mẫu số ", "10 50 20 %", "7 100 7 %", "6 chưa có mẫu số "], Hamlets(tallies, figures));
        figures.Add(new Figure.Merger($"{Old1}/ap-2", $"{Old1}/ap-1", new(2026, 8, 1)));
        Assert.Equal(["23 chưa có mẫu số ", "17 150 11,3 %", "6 chưa có mẫu số "], Hamlets(tallies, figures));
    }

    [Fact]
    public void A_commune_that_became_part_of_another_is_counted_there_with_its_hamlets()
    {
        var tallies = Add(Tally("CT03", TargetStage.Learned, 2026, (Old1, 20), ("xa-da-nhap", 9)), Tally("CT03", TargetStage.Learned, 2026, (Old2, 30)));
        Figure[] figures = [new Figure.Merger("xa-da-nhap", Old1, new(2026, 7, 1)), new Figure.Hamlet($"{Old1}/ap-1", "Ấp 1", new Dictionary<string, long>())];
        var catalogue = SampleContent.Real.Catalogue!.With(new Figures(figures));
        Assert.Equal(["targets.all", "targets." + Old1, "targets.xa-da-nhap"], new Targets().Reads(catalogue, new ReportQuery(Old1, "CT03"), Today));
        var here = tallies.Where(t => t.Key.Report != "targets." + Old2).ToDictionary();
        Assert.Equal(["29 chưa có mẫu số ", "0 chưa có mẫu số ", "29 chưa có mẫu số "], Hamlets(here, [.. figures]));
        Assert.Equal("59", Row(Lay(tallies, figures, new ReportQuery()), "CT03", "2026", "dong-thap-cu")["learned_e2"]);
    }

    private static IEnumerable<string> Hamlets(Dictionary<TallyKey, long> tallies, List<Figure> figures) =>
        Rows(Lay(tallies, [.. figures], new ReportQuery(Old1, "CT03"))).Where(r => r["year"] == "2026").Select(r => $"{r["learned_e2"]} {r["denominator"]} {r["rate"]}");

    private static Figure[] Official(string code, long number, int year) =>
        [new Figure.OfficialNumber(code, "dong-thap-cu", number, new(year, 6, 1), "Công an tỉnh", "Nguyễn Văn A")];

    private static Dictionary<TallyKey, long> Reach(string code, int year) => Reach(SampleContent.Real.Catalogue!.Targets.Find(code)!, year);

    private static Dictionary<TallyKey, long> Reach(Target target, int year) => target.Measure is null ? [] : Add(
        Tally(target.Code, TargetStage.Joined, year, (Old1, 40), (Old2, 60), (New, 50)), Tally(target.Code, TargetStage.Practised, year, (Old1, 12), (Old2, 18), (New, 50)),
        Tally(target.Code, TargetStage.Learned, year, (Old1, 20), (Old2, 30), (New, 50)), Tally(target.Code, TargetStage.Passed, year, (Old1, 8), (Old2, 12), (New, 50)));

    private static Dictionary<TallyKey, long> Tally(string code, TargetStage stage, int year, params (string Commune, int People)[] people)
    {
        var audience = SampleContent.Real.Catalogue!.Targets.Find(code)!.Measure!.Audiences[0];
        var events = people.SelectMany(p => Enumerable.Repeat(new LearningEvent.TargetReached(code, stage, audience, p.Commune), p.People));
        return ReportKinds.Count(events, new(year, 5, 1)).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
    }

    private static Dictionary<TallyKey, long> Add(params Dictionary<TallyKey, long>[] all) =>
        all.SelectMany(a => a).GroupBy(t => t.Key, t => t.Value).ToDictionary(g => g.Key, g => g.Sum());

    private static Table Lay(Dictionary<TallyKey, long> tallies, Figure[] figures, ReportQuery query) =>
        new Targets().Lay(new ReportInput(tallies, SampleContent.Real.Catalogue!.With(new Figures(figures)), Today, query));

    private static Dictionary<string, string> Row(Table table, string code, string year, string unit) =>
        Rows(table).Single(r => r["target"] == code && r["year"] == year && r["unit"] == unit);

    private static IEnumerable<Dictionary<string, string>> Rows(Table table) => table.Rows.Select(r => table.Columns.Zip(r).ToDictionary(c => c.First.Name, c => c.Second));

    private static (string, string, string, string) Told(Dictionary<string, string> row) => (row["learned_e2"], row["denominator"], row["rate"], row["denominator_day"]);
}
