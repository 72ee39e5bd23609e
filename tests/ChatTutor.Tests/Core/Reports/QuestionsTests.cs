using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>The weekly list for authors.</summary>
public sealed class QuestionsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void The_same_question_in_other_spelling_is_one_line_with_its_counts_and_nearest_lessons()
    {
        var table = Lay(
            Gap(1, "Bấm nhầm có hư máy không?", GapKind.Disliked, 1, "mau/ngan", "mau/du-loai"),
            Gap(2, "bam nham co hu may hong", GapKind.Unanswered, 0, "mau/du-loai"),
            Gap(2, "BẤM NHẦM CÓ HƯ MÁY KO", GapKind.Unanswered, 2, "mau/ngan", "khong/co", "mau/du-loai"),
            Gap(3, "nuôi cá tra ra sao", GapKind.Unanswered, 0));

        Assert.Equal("Câu hỏi cần bổ sung, 17/11/2026 – 23/11/2026", table.Title);
        Assert.Equal(
            [
                "mau|Khóa mẫu|Bấm nhầm có hư máy không?|3|2|1|2|25/11/2026|Bài ngắn (mau/ngan)|Đủ loại bước (mau/du-loai)|",
                "|(chưa có bài gần)|nuôi cá tra ra sao|1|1|0|1|23/11/2026|||",
            ],
            table.Rows.Select(r => string.Join('|', r)));
        Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));
        Assert.DoesNotContain(table.Columns, c => c.Name.Contains("learner", StringComparison.Ordinal));
    }

    [Fact]
    public void Topics_stand_together_and_the_most_asked_of_each_comes_first()
    {
        var table = Lay(
            Gap(1, "câu lẻ", GapKind.Unanswered, 0), Gap(1, "câu a", GapKind.Unanswered, 0, "mau/ngan"), Gap(1, "câu b", GapKind.Unanswered, 0, "mau/ngan"),
            Gap(2, "câu b", GapKind.Unanswered, 0, "mau/ngan"), Gap(2, "•••", GapKind.Unanswered, 0));

        // Where nothing is left after masking there is nothing to read.
        Assert.Equal(["câu b", "câu a", "câu lẻ"], table.Rows.Select(r => r[2]));
    }

    [Fact]
    public void Of_spellings_asked_as_often_the_one_with_diacritics_is_shown() => Assert.Equal(
        ["nuôi lươn, tên •••"],
        Lay(Gap(1, "nuoi luon ten •••", GapKind.Unanswered, 0), Gap(1, "nuôi lươn, tên •••", GapKind.Unanswered, 0)).Rows.Select(r => r[2]));

    [Fact]
    public void Without_a_question_there_is_no_line() => Assert.Empty(Lay().Rows);

    [Theory]
    [InlineData(null, "17/11/2026 – 23/11/2026")]
    [InlineData("2026-W48", "23/11/2026 – 29/11/2026")]
    [InlineData("2026-w1", "29/12/2025 – 04/01/2026")]
    [InlineData("2026-53", "28/12/2026 – 03/01/2027")]
    public void A_week_is_an_iso_week_and_without_one_the_last_seven_days(string? week, string days) =>
        Assert.Equal(days, ReportDays.Of(week, new DateOnly(2026, 11, 23)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2025-W53")]
    [InlineData("2026-W0")]
    [InlineData("2026-W-1")]
    [InlineData("99999-W01")]
    [InlineData("tuần này")]
    public void What_is_no_week_is_none(string week) => Assert.Null(ReportDays.Of(week, new DateOnly(2026, 11, 23)));

    [Fact]
    public void How_answers_were_judged_is_counted_by_course()
    {
        LearningEvent[] events = [new LearningEvent.AnswerJudged("mau/ngan", true), new LearningEvent.AnswerJudged("mau/du-loai", false), new LearningEvent.AnswerJudged("mau/ngan", true)];
        var tallies = ReportKinds.Count(events, new DateOnly(2026, 11, 23)).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        Assert.Equal(["mau|Khóa mẫu|2|1"], new AnswersJudged().Lay(new ReportInput(tallies, SampleContent.Catalogue, new DateOnly(2026, 11, 23), new ReportQuery())).Rows.Select(r => string.Join('|', r)));
    }

    private static Table Lay(params KeptGap[] gaps) => new Questions().Lay(
        new ReportInput(new Dictionary<TallyKey, long>(), SampleContent.Catalogue, new DateOnly(2026, 11, 23), new ReportQuery()) { Gaps = gaps });

    private static KeptGap Gap(long learner, string words, GapKind kind, int day, params string[] near) =>
        new(new LearnerId(learner), Monday.AddDays(day), new QuestionGap(words, kind, near));
}
