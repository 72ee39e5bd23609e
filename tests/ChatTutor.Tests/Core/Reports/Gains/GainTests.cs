using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Tests.Core;

/// <summary>The table of gains, from events to rows.</summary>
public sealed class GainTests
{
    private const string Here = "xa-tan-hong", There = "xa-an-phuoc";
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;
    private readonly Dictionary<TallyKey, long> tallies = [];

    [Fact]
    public void Nobody_measured_is_said_and_that_they_are_not_everybody()
    {
        var table = Lay();
        Assert.Equal("|(tất cả)|0|0||chưa có số đo|E3", Assert.Single(Told(table)));
        Assert.StartsWith("Chỉ gồm người tự chọn thử sức", table.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "ẩn", "ẩn", "")]
    [InlineData(4, "ẩn", "ẩn", "")]
    [InlineData(5, "khoảng 5", "chưa đủ người để tính", "")]
    [InlineData(9, "khoảng 10", "chưa đủ người để tính", "")]
    [InlineData(10, "khoảng 10", "tăng 40 (từ 40 tới 40)", "40 % → 80 %")]
    [InlineData(0, "0", "chưa có số đo", "")]
    public void Few_people_are_told_as_such(int twice, string people, string change, string means)
    {
        Happen(40, Before(Here, 2));
        Happen(twice, After(Here, 2, 4));
        Assert.Equal($"vneid|{Real.Course("vneid")!.Title}|khoảng 40|{people}|{means}|{change}|E3", Assert.Single(Told(Lay())));
    }

    [Fact]
    public void A_commune_is_told_by_itself_and_the_smallest_hides_another_with_it()
    {
        Happen(12, Before(Here, 1), After(Here, 1, 3));
        Happen(20, Before(There, 2), After(There, 2, 3));
        Happen(3, Before("xa-tan-hoa", 0), After("xa-tan-hoa", 0, 5));
        // 12 · 2 + 20 · 1 + 3 · 5 = 59 answers of 35 people: 1.6857 of five; s² = (12 · 4 + 20 + 3 · 25 - 59²/35) / 34 = 1.28067; 1.96 · s/√35 = 0.3749.
        Assert.Equal("khoảng 35|khoảng 35|30 % → 63 %|tăng 34 (từ 26 tới 41)", Numbers(Lay()));
        Assert.Equal("khoảng 20|khoảng 20|40 % → 60 %|tăng 20 (từ 20 tới 20)", Numbers(Lay(new(There))));
        Assert.Equal("ẩn|ẩn||ẩn", Numbers(Lay(new(Here))));
        Assert.Equal("ẩn|ẩn||ẩn", Numbers(Lay(new("xa-tan-hoa"))));
    }

    [Fact]
    public void One_course_alone_and_those_of_communes_that_are_part_of_another_now()
    {
        Happen(12, Before(Here, 1), After(Here, 1, 2), Before(Here, 1) with { Course = "an-toan-so" });
        Assert.Equal(2, Lay().Rows.Count);
        Assert.Equal("an-toan-so", Assert.Single(Lay(new(Course: "an-toan-so")).Rows)[0]);
        Assert.Equal("khoảng 10|khoảng 10|20 % → 40 %|tăng 20 (từ 20 tới 20)", Numbers(Lay(new(There, Course: "vneid"), new Figure.Merger(Here, There, new(2026, 7, 1)))));
    }

    [Fact]
    public void What_is_taken_back_is_counted_no_more_and_a_short_one_never()
    {
        var (before, after) = (Before(Here, 1), After(Here, 1, 2));
        Happen(1, before, after, after with { Of = 4 }, after with { Before = null });
        Assert.Equal(2, tallies.Count);
        foreach (var (key, by) in ReportKinds.Changes([new LearningEvent.Recounted(before, null, Today), new LearningEvent.Recounted(after, null, Today)], Today))
            tallies[key] += by;
        Assert.All(tallies, t => Assert.Equal(0, t.Value));
        Assert.Equal("|(tất cả)|0|0||chưa có số đo|E3", Assert.Single(Told(Lay())));
    }

    private static LearningEvent.SelfTested Before(string? commune, int right) => new("vneid", SelfTestStage.Before, right, 5, null, commune);

    private static LearningEvent.SelfTested After(string? commune, int before, int right) => new("vneid", SelfTestStage.After, right, 5, before, commune);

    private static IEnumerable<string> Told(Table table) => table.Rows.Select(r => string.Join('|', r));

    private static string Numbers(Table table) => string.Join('|', Assert.Single(table.Rows).Skip(2).SkipLast(1));

    private void Happen(int times, params LearningEvent.SelfTested[] events)
    {
        foreach (var key in ReportKinds.Count(events, Today))
            tallies[key] = tallies.GetValueOrDefault(key) + times;
    }

    private Table Lay(ReportQuery? query = null, params Figure[] figures) =>
        new Gain().Lay(new ReportInput(tallies, Real.With(new Figures(figures)), Today, query ?? new()));
}
