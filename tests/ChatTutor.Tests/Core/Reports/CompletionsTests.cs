using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>Only first completions are counted; the table names what is counted.</summary>
public sealed class CompletionsTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly LearningEvent.LessonCompleted First =
        new("mau/ngan", 2, 3, 3, First: true, FirstEver: true, "nong-dan", "phuong-cao-lanh");

    [Fact]
    public void A_first_completion_counts_by_course_commune_group_and_day()
    {
        Assert.Equal(
            [
                "completions course mau", "completions commune phuong-cao-lanh", "completions group nong-dan", "completions day 2026-11-23",
                "completions.people commune phuong-cao-lanh", "completions.people group nong-dan", "completions.people day 2026-11-23",
            ],
            ReportKinds.Count([First], Day).Select(k => $"{k.Report} {k.By} {k.Key}"));
    }

    [Fact]
    public void A_later_one_counts_no_person_and_a_repeated_one_nothing()
    {
        Assert.Equal(4, ReportKinds.Count([First with { FirstEver = false }], Day).Count());
        Assert.Empty(ReportKinds.Count([First with { First = false, FirstEver = false }], Day));
        Assert.Empty(ReportKinds.Count([new LearningEvent.LessonStarted("mau/ngan", 2), new LearningEvent.Forgotten()], Day));
    }

    [Fact]
    public void The_table_shows_names_and_what_is_not_chosen()
    {
        var other = First with { Audience = null, Commune = "xa-da-bo", FirstEver = false };
        var tallies = ReportKinds.Count([First, First with { FirstEver = false }, other], Day).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        var table = ReportKinds.Find("completions")!.Lay(new ReportInput(tallies, SampleContent.Catalogue, default, []));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal(
            [
                "course|mau|Khóa mẫu|3|", "commune|phuong-cao-lanh|phường Cao Lãnh|2|1", "commune|xa-da-bo|xa-da-bo|1|0",
                "group||(chưa chọn)|1|0", "group|nong-dan|Nông dân|2|1",
            ],
            table.Rows.SkipLast(1).Select(r => string.Join('|', r)));
        Assert.Equal(("day", "2026-11-23", "3", "1"), (table.Rows[^1][0], table.Rows[^1][1], table.Rows[^1][3], table.Rows[^1][4]));
        Assert.Null(ReportKinds.Find("khong-co"));
    }
}
