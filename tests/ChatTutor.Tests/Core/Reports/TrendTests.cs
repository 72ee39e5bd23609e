using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>The picture of lessons by week: the last twelve whole weeks, nothing told that the tables hide.</summary>
public sealed class TrendTests
{
    private const string Here = "xa-tan-hong", There = "xa-an-phuoc";

    // A Monday: the week that ended yesterday is the last one told.
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void The_weeks_are_the_last_twelve_whole_ones()
    {
        var trend = Trend.OfCommune(Input([]), Here);
        Assert.Equal(12, trend.Weeks.Count);
        Assert.Equal((new DateOnly(2026, 8, 31), new DateOnly(2026, 11, 16)), (trend.Weeks[0].Monday, trend.Weeks[^1].Monday));
        Assert.Null(trend.Highest);
        Assert.Equal(0, trend.Hidden);
    }

    [Fact]
    public void A_communes_weeks_are_rounded_and_small_ones_hidden_with_another()
    {
        var trend = Trend.OfCommune(Input([(Here, 1, 33), (Here, 2, 48), (Here, 3, 3), (Here, 4, 9), (There, 1, 40), (There, 2, 40), (There, 3, 40), (There, 4, 41)]), Here);
        // The nine of the fourth week keep the three of the third company in the commune's total.
        Assert.Equal(["0", "0", "0", "0", "0", "0", "0", "0", "ẩn", "ẩn", "khoảng 50", "khoảng 35"], trend.Weeks.Select(w => w.Said));
        Assert.Equal([0L, null, null, 50, 35], trend.Weeks.Skip(7).Select(w => w.Lessons));
        Assert.Equal((2, 50), (trend.Hidden, trend.Highest?.Lessons));
        Assert.Equal([0, null, null, 1, .7], trend.Weeks.Skip(7).Select(trend.HeightOf));
    }

    [Fact]
    public void A_week_hidden_in_one_commune_is_not_the_rest_of_the_province()
    {
        // Within its own total nothing protects There's nine; beside the three of Here it must not be told.
        (string, int, int)[] happened = [(Here, 1, 3), (Here, 2, 9), (Here, 3, 50), (There, 1, 9), (There, 2, 60), (There, 3, 70)];
        Assert.Equal(["0", "khoảng 50", "ẩn", "ẩn"], Trend.OfCommune(Input(happened), Here).Weeks.Skip(8).Select(w => w.Said));
        Assert.Equal(["0", "khoảng 70", "ẩn", "ẩn"], Trend.OfCommune(Input(happened), There).Weeks.Skip(8).Select(w => w.Said));
    }

    [Fact]
    public void The_week_that_is_not_over_is_not_told()
    {
        Assert.Null(Trend.OfCommune(Input([(Here, 0, 50)]), Here).Highest);
        Assert.Null(Trend.OfProvince(Input([(Here, 0, 50)])).Highest);
    }

    [Fact]
    public void Too_little_for_a_picture_is_all_hidden()
    {
        var trend = Trend.OfCommune(Input([(Here, 1, 1), (Here, 2, 2)]), Here);
        Assert.Null(trend.Highest);
        Assert.Equal(12, trend.Hidden);
    }

    [Fact]
    public void The_provinces_weeks_are_sums_of_the_cells_in_the_table_of_days()
    {
        var input = Input([(Here, 1, 20), (There, 1, 13), (Here, 2, 3), (There, 3, 7), (Here, 4, 40)]);
        var days = new Completions().Lay(input).Rows.Where(r => r[0] == "day").ToDictionary(r => r[1], r => r[3]);
        Assert.Equal(["ẩn", "ẩn"], new[] { "2026-11-09", "2026-11-02" }.Select(d => days[d]));
        var trend = Trend.OfProvince(input);
        Assert.Equal(["0", "40", "ẩn", "ẩn", "33"], trend.Weeks.Skip(7).Select(w => w.Said));
        Assert.Equal(new DateOnly(2026, 10, 26), trend.Highest?.Monday);
    }

    [Fact]
    public void A_week_with_hidden_days_is_told_as_far_as_the_table_tells_it()
    {
        var input = Input([(Here, 1, 20), (Here, 2, 3), (Here, 3, 9), (Here, 4, 8)], [(Here, 2, 40)]);
        // The three and, beside them, the smallest other day are hidden; the Tuesday of the same week is told.
        Assert.Equal(["ẩn", "9", "ít nhất 40", "20"], Trend.OfProvince(input).Weeks.Skip(8).Select(w => w.Said));
        Assert.Equal([(null, false), (9, false), (40, true), (20, false)], Trend.OfProvince(input).Weeks.Skip(8).Select(w => (w.Lessons, w.IsPart)));
        Assert.Equal(2, Trend.OfProvince(input).Hidden);
    }

    [Fact]
    public void Where_no_day_may_be_told_no_week_is() => Assert.Equal(12, Trend.OfProvince(Input([(Here, 1, 1), (Here, 2, 1)])).Hidden);

    [Fact]
    public void Of_two_weeks_alike_the_later_is_the_highest() =>
        Assert.Equal(new DateOnly(2026, 11, 16), Trend.OfProvince(Input([(Here, 1, 20), (Here, 5, 20)])).Highest?.Monday);

    /// <summary>So many lessons on the Monday, and on the Tuesday, of so many weeks ago.</summary>
    private static ReportInput Input(IEnumerable<(string Commune, int WeeksAgo, int Lessons)> mondays, params (string Commune, int WeeksAgo, int Lessons)[] tuesdays)
    {
        var tallies = mondays.Select(h => (h, Day: 0)).Concat(tuesdays.Select(h => (h, Day: 1))).SelectMany(h => Enumerable.Repeat(h, h.h.Lessons))
            .SelectMany(h => ReportKinds.Count([new LearningEvent.LessonCompleted("vneid/la-gi", 1, 3, 3, true, false, "nong-dan", h.h.Commune)], Today.AddDays(h.Day - 7 * h.h.WeeksAgo)))
            .CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        var reads = Trend.Reads(Today).ToHashSet();
        return new(
            tallies.Where(t => reads.Contains(t.Key.Report.StartsWith("weeks.", StringComparison.Ordinal) ? t.Key.Report : t.Key.Report.Split('.')[0])).ToDictionary(),
            SampleContent.Real.Catalogue!, Today, new ReportQuery());
    }
}
