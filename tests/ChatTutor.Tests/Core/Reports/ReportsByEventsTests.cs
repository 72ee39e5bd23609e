using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Tests.Core;

/// <summary>The other reports, from events to rows, by hand.</summary>
public sealed class ReportsByEventsTests
{
    private const string Here = "xa-tan-hong", There = "xa-an-phuoc";

    /// <summary>A Wednesday; the last whole week is 16 to 22 November.</summary>
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;
    private readonly Dictionary<TallyKey, long> tallies = [];

    [Fact]
    public void Every_report_lays_an_empty_table_of_its_own_and_has_counters_of_its_own()
    {
        foreach (var report in ReportKinds.All)
        {
            var table = Lay(report);
            Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));
            Assert.All(report.Reads(Real, new ReportQuery(), Today), name => Assert.True(name == report.Id || name.StartsWith(report.Id + ".", StringComparison.Ordinal), name));
        }
        Assert.Equal(ReportKinds.All.Count, ReportKinds.All.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void Untouched_lists_hamlets_without_a_learner_and_communes_without_any()
    {
        Figure[] hamlets = [Hamlet(1, 100, 0), Hamlet(2, 80, 0)];
        Happen(1, Done(Here, "nguoi-dan", $"{Here}/ap-1"));
        Assert.Equal([$"{Here}/ap-2|Ấp 2|xã Tân Hồng|chưa có người học|80"], Lay(new Untouched(), new(Here), hamlets).Rows.Select(r => string.Join('|', r)));
        Assert.Equal([$"{There}|xã An Phước|xã An Phước|chưa có người học|"], Lay(new Untouched(), new(There), hamlets).Rows.Select(r => string.Join('|', r)));
        Assert.Equal(102, Lay(new Untouched(), new(), hamlets).Rows.Count);
    }

    [Theory]
    // 40 of 400 people learn; of 100 who need more help 4 do: 4 % is less than half of 10 %.
    [InlineData(36, 4, true)]
    // 5 of 100 is exactly half of 10 %.
    [InlineData(45, 5, false)]
    // Too few learners to say anything.
    [InlineData(20, 0, false)]
    public void Untouched_says_when_those_who_need_more_help_fall_behind(int others, int theirs, bool isBehind)
    {
        Happen(others, Done(Here, "nguoi-dan", $"{Here}/ap-1"));
        Happen(theirs, Done(Here, "yeu-the", $"{Here}/ap-1"));
        var rows = Lay(new Untouched(), new(Here), [Hamlet(1, others == 45 ? 500 : 400, 100)]).Rows;
        Assert.Equal(isBehind ? ["Người cần giúp thêm: dưới một nửa mức chung của xã"] : [], rows.Select(r => r[3]));
    }

    [Fact]
    public void Mistakes_are_the_first_tries_by_choice_told_roughly_in_the_province_and_in_a_commune()
    {
        var lesson = Real.Lesson("chong-lua-dao/bon-dung")!;
        var question = lesson.Questions.OfType<ChatTutor.Core.Questions.ChoiceQuestion>().First();
        var (right, wrong) = (question.Choices.First(c => c.Right), question.Choices.First(c => !c.Right));
        LearningEvent.QuestionMarked Said(ChatTutor.Core.Questions.Choice choice, string? commune, int time = 1) => new(lesson.Id, question.Id, choice.Right, choice.Id, time, commune);
        Happen(58, Said(right, Here));
        Happen(37, Said(wrong, Here));
        Happen(3, Said(wrong, There));
        Happen(2, Said(wrong, null));
        Happen(9, Said(wrong, Here, 2));
        Assert.Equal([lesson.Id, lesson.Title, question.Prompt, wrong.Label, "khoảng 40", "42 % (33–52 %)"], Assert.Single(Lay(new Mistakes()).Rows));
        Assert.Equal(["khoảng 35", "39 % (30–49 %)"], Lay(new Mistakes(), new(Here)).Rows[0].Skip(4));
        Assert.Empty(Lay(new Mistakes(), new(There)).Rows);
    }

    [Fact]
    public void A_number_somebody_typed_makes_no_counter_of_its_own()
    {
        for (var i = 0; i < 100; i++)
            Happen(1, new LearningEvent.QuestionMarked("a/b", "q", false, $"{i * 37}.5", 1, Here));
        Assert.Equal(2, tallies.Keys.Count(k => k.Report.StartsWith("mistakes", StringComparison.Ordinal) && k.By == "wrong"));
    }

    [Fact]
    public void Stops_tell_where_most_are_left()
    {
        var lesson = Real.Lesson("chong-lua-dao/bon-dung")!;
        var questions = lesson.Questions.ToList();
        Happen(100, new LearningEvent.LessonStarted(lesson.Id, 1));
        Happen(90, new LearningEvent.QuestionMarked(lesson.Id, questions[0].Id, true, "a", 1));
        foreach (var question in questions.Skip(1))
            Happen(40, new LearningEvent.QuestionMarked(lesson.Id, question.Id, true, "a", 1));
        Happen(38, Done(Here, "nguoi-dan", null) with { Lesson = lesson.Id, First = false });
        Assert.Equal([lesson.Id, lesson.Title, "khoảng 100", "khoảng 40", "38 % (29–48 %)", questions[1].Prompt], Assert.Single(Lay(new Stops()).Rows));
    }

    [Fact]
    public void Under_thirty_nothing_is_claimed()
    {
        Happen(29, new LearningEvent.LessonStarted("chong-lua-dao/bon-dung", 1));
        Assert.Equal(["chưa đủ 30 lượt", ""], Lay(new Stops()).Rows[0].Skip(4));
    }

    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(10, 10, 0.7225, 1)]
    public void Wilson_as_in_the_books(int hits, int of, double low, double high)
    {
        var interval = Proportion.Wilson(hits, of);
        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    [Fact]
    public void Weeks_are_whole_and_told_roughly()
    {
        HappenOn(new(2026, 11, 16), 12, Done(Here, "nguoi-dan", null));
        HappenOn(new(2026, 11, 22), 11, Done(Here, "nguoi-dan", null) with { FirstEver = false });
        HappenOn(new(2026, 11, 15), 3, Done(Here, "nguoi-dan", null));
        HappenOn(new(2026, 11, 23), 50, Done(Here, "nguoi-dan", null));
        HappenOn(new(2026, 11, 20), 6, new LearningEvent.PracticeDone("a/b", "c", null, Here));
        Assert.Equal([Here, "xã Tân Hồng", "khoảng 10", "dưới 5", "khoảng 25", "dưới 5", "khoảng 5", "0"], Assert.Single(Lay(new Weeks(), new(Here)).Rows));
    }

    [Fact]
    public void The_monday_page_says_what_moved_and_three_things_to_do()
    {
        HappenOn(new(2026, 11, 18), 12, Done(Here, "nguoi-dan", $"{Here}/ap-1"));
        HappenOn(new(2026, 11, 18), 7, new LearningEvent.TargetReached("CT03", TargetStage.Learned, "nguoi-dan", Here, $"{Here}/ap-1"));
        Figure[] figures = [Hamlet(1, 100, 0), Hamlet(2, 80, 0), new Figure.Denominator("CT03", Here, 70, new(2026, 1, 1), "x")];
        ReportInput Of(Report report) => Input(report, new(Here), figures);
        var brief = CommuneBrief.Of(Real.Commune(Here)!, Of(new Weeks()), Of(new Targets()), Of(new Untouched()), Of(new Mistakes()));

        Assert.Equal(new DateOnly(2026, 11, 16), brief.Monday);
        Assert.Equal(
            [("Người mới học", "khoảng 10", "0"), ("Bài học xong", "khoảng 10", "0"), ("Việc làm thử tự khai", "0", "0"), ("CT03: hoàn thành học", "khoảng 5", "0")],
            brief.Moved);
        Assert.Equal(3, brief.ToDo.Count);
        Assert.Equal("Tới Ấp 2: chưa có ai học.", brief.ToDo[0]);
        Assert.StartsWith("CT03 mới đạt 10 % (hạn 31/12/2026)", brief.ToDo[1], StringComparison.Ordinal);
        Assert.StartsWith("Gửi mẫu số của xã cho CT05, CT08", brief.ToDo[2], StringComparison.Ordinal);
        Assert.All(brief.Targets, r => Assert.Equal(2026, r.Period.Year));
    }

    private static LearningEvent.LessonCompleted Done(string commune, string audience, string? hamlet) =>
        new("vneid/la-gi", 1, 3, 3, true, true, audience, commune, hamlet);

    private static Figure.Hamlet Hamlet(int n, long people, long weak) =>
        new($"{Here}/ap-{n}", $"Ấp {n}", weak > 0 ? new Dictionary<string, long> { [""] = people, ["yeu-the"] = weak } : new Dictionary<string, long> { [""] = people });

    private void Happen(int times, LearningEvent happened) => HappenOn(Today, times, happened);

    private void HappenOn(DateOnly day, int times, LearningEvent happened)
    {
        foreach (var key in ReportKinds.Count([happened], day))
            tallies[key] = tallies.GetValueOrDefault(key) + times;
    }

    private Table Lay(Report report, ReportQuery? query = null, params Figure[] figures) => report.Lay(Input(report, query ?? new(), figures));

    private ReportInput Input(Report report, ReportQuery query, Figure[] figures)
    {
        var names = report.Reads(Real, query, Today);
        var read = tallies.Where(t => names.Any(n => t.Key.Report == n || t.Key.Report.StartsWith(n + ".", StringComparison.Ordinal))).ToDictionary();
        return new ReportInput(read, Real.With(new Figures(figures)), Today, query);
    }
}
