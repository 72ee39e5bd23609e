using System.Globalization;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>How often people said "Đúng ý" and "Chưa đúng" to answers, by the course they were taken from.</summary>
public sealed record AnswersJudged() : Report("answers", "Câu trả lời đúng ý và chưa đúng")
{
    private const string Name = "answers", Liked = "liked", Disliked = "disliked";

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) =>
        happened is LearningEvent.AnswerJudged e ? [new(Name, e.Liked ? Liked : Disliked, e.Lesson?.Split('/')[0] ?? "")] : [];

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = input.Tallies.Where(t => t.Key.Report == Name).GroupBy(t => t.Key.Key)
            .Select(course => (Id: course.Key, Good: course.FirstOrDefault(t => t.Key.By == Liked).Value, Bad: course.FirstOrDefault(t => t.Key.By == Disliked).Value))
            .OrderByDescending(c => c.Bad).ThenBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => (IReadOnlyList<string>)[c.Id, input.Catalogue.Course(c.Id)?.Title ?? c.Id, Plain(c.Good), Plain(c.Bad)]);
        return new Table(
            Title, [new("course", Label: "Mã khóa"), new("topic", Label: "Khóa học"), new(Liked, true, "Đúng ý"), new(Disliked, true, "Chưa đúng")], [.. rows]);
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
