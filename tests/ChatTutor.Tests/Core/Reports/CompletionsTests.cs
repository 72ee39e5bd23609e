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
            new Completions().Count(First, Day).Select(k => $"{k.Report} {k.By} {k.Key}"));
    }

    [Fact]
    public void A_later_one_counts_no_person_and_a_repeated_one_nothing()
    {
        Assert.Equal(4, new Completions().Count(First with { FirstEver = false }, Day).Count());
        Assert.Empty(new Completions().Count(First with { First = false, FirstEver = false }, Day));
        Assert.Empty(new Completions().Count(new LearningEvent.LessonStarted("mau/ngan", 2), Day));
        Assert.Empty(ReportKinds.Count([new LearningEvent.Forgotten()], Day));
    }

    [Fact]
    public void The_table_shows_names_and_what_is_not_chosen()
    {
        var table = Lay((First, 12), (First with { FirstEver = false }, 8), (First with { Audience = null, Commune = "xa-da-bo" }, 6));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal(
            [
                "course|mau|Khóa mẫu|26|", "commune|phuong-cao-lanh|phường Cao Lãnh|20|12", "commune|xa-da-bo|xa-da-bo|6|6",
                "group||(chưa chọn)|6|6", "group|nong-dan|Nông dân|20|12", "day|2026-11-23|23/11/2026|26|18",
            ],
            table.Rows.Select(r => string.Join('|', r)));
        Assert.Null(ReportKinds.Find("khong-co"));
    }

    [Fact]
    public void A_few_people_are_hidden_with_a_second_row_or_not_told_apart_at_all()
    {
        var other = First with { Commune = "xa-my-tho" };
        Assert.Equal(
            ["commune|phuong-cao-lanh|phường Cao Lãnh|20|20", "commune|xa-da-bo|xa-da-bo|ẩn|ẩn", "commune|xa-my-tho|xã Mỹ Thọ|ẩn|ẩn"],
            Communes(Lay((First, 20), (other, 9), (First with { Commune = "xa-da-bo" }, 1))));
        // Two rows of which one is small: the other would give it away.
        Assert.Equal(["commune|phuong-cao-lanh|phường Cao Lãnh|ẩn|ẩn", "commune|xa-my-tho|xã Mỹ Thọ|ẩn|ẩn"], Communes(Lay((First, 20), (other, 4))));
        Assert.Equal(["commune||(còn quá ít người để nói)|ẩn|ẩn"], Communes(Lay((First, 3))));
    }

    private static IEnumerable<string> Communes(Table table) => table.Rows.Where(r => r[0] == "commune").Select(r => string.Join('|', r));

    private static Table Lay(params (LearningEvent.LessonCompleted Event, int Times)[] happened)
    {
        var tallies = ReportKinds.Count(happened.SelectMany(h => Enumerable.Repeat(h.Event, h.Times)), Day).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        return ReportKinds.Find("completions")!.Lay(new ReportInput(tallies, SampleContent.Catalogue, Day, new ReportQuery()));
    }
}
