using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Reports;

/// <summary>Where people stop: how many goings-through of a lesson were begun and ended, and before which question most were left.</summary>
public sealed record Stops() : Report("stops", "Bài bị bỏ giữa chừng")
{
    private const string Begun = "begun", Ended = "ended", Answered = "answered";

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) => happened switch
    {
        LearningEvent.LessonStarted e => [new(Id, Begun, e.Lesson)],
        LearningEvent.LessonCompleted e => [new(Id, Ended, e.Lesson)],
        LearningEvent.QuestionMarked { Try: 1 } e => [new(Id, Answered, $"{e.Lesson}#{e.Step}")],
        _ => [],
    };

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        long Of(string by, string key) => input.Tallies.GetValueOrDefault(new TallyKey(Id, by, key));
        var rows = input.Catalogue.Lessons
            .Select(lesson => (Lesson: lesson, Begun: Of(Begun, lesson.Id), Ended: Of(Ended, lesson.Id)))
            .Where(l => l.Begun > 0)
            .OrderByDescending(l => l.Begun - l.Ended).ThenBy(l => l.Lesson.Id, StringComparer.Ordinal)
            .Select(l => (IReadOnlyList<string>)
            [
                l.Lesson.Id, l.Lesson.Title, Rounded.Say(l.Begun), Rounded.Say(l.Ended), Proportion.Say(Math.Min(l.Ended, l.Begun), l.Begun),
                l.Begun < Proportion.Least ? "" : WhereLeft(l.Lesson, l.Begun, q => Of(Answered, $"{l.Lesson.Id}#{q.Id}")),
            ]);
        return new Table(
            Title,
            [
                new("lesson", Label: "Mã bài"), new("title", Label: "Bài"), new("begun", Label: "Lượt bắt đầu"), new("ended", Label: "Lượt học xong"),
                new("share", Label: "Tỷ lệ học xong"), new("left_before", Label: "Dừng nhiều nhất trước câu"),
            ],
            [.. rows]);
    }

    /// <summary>The question before which the count falls most.</summary>
    private static string WhereLeft(Lesson lesson, long begun, Func<Question, long> answered)
    {
        var (before, most, prompt) = (begun, 0L, "");
        foreach (var question in lesson.Questions)
        {
            var now = answered(question);
            if (before - now > most)
                (most, prompt) = (before - now, question.Prompt);
            before = now;
        }
        return prompt;
    }
}
