using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>
/// What people asked in a week and were not told, or not rightly: the list from which authors write what is missing. The same
/// question in other spelling is one line; no line leads to a person.
/// </summary>
public sealed record Questions() : Report("questions", "Câu hỏi cần bổ sung")
{
    private const int Near = 3;

    /// <summary>Its lines are words of people, which no counter may hold.</summary>
    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) => [];

    public override bool ReadsGaps => true;

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = input.Gaps.GroupBy(g => KeyOf(g, input.Catalogue)).Where(g => g.Key.Length > 0).Select(g => Row([.. g], input.Catalogue))
            .OrderBy(r => r.Topic.Length == 0).ThenBy(r => r.Topic, StringComparer.Ordinal).ThenByDescending(r => r.Times).ThenBy(r => r.Cells[2], StringComparer.Ordinal);
        return new Table(
            $"{Title}, {input.Days}",
            [
                new("course", Label: "Mã khóa"), new("topic", Label: "Chủ đề gần nhất"), new("question", Label: "Câu hỏi (đã che)"),
                new("times", true, "Số lần"), new("unanswered", true, "Chưa có thông tin"), new("disliked", true, "Chưa đúng ý"),
                new("people", true, "Số người"), new("latest", Label: "Lần cuối"),
                new("near_1", Label: "Bài gần nhất"), new("near_2", Label: "Bài gần thứ hai"), new("near_3", Label: "Bài gần thứ ba"),
            ],
            [.. rows.Select(r => r.Cells)]);
    }

    // As people meant it: "mk fb la j" and "Mật khẩu FB là gì?" are one question.
    private static string KeyOf(KeptGap gap, Catalogue catalogue) => string.Join(' ', catalogue.Lexicon.Syllables(gap.Gap.Words));

    private static Line Row(List<KeptGap> asked, Catalogue catalogue)
    {
        var latest = asked.MaxBy(a => a.At)!;
        // As most wrote it; of equals one with its diacritics, and the longest of those.
        var words = asked.GroupBy(a => a.Gap.Words).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Any(c => char.IsLetter(c) && !char.IsAscii(c)))
            .ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
        var near = latest.Gap.Near.Select(catalogue.Lesson).OfType<Lesson>().Take(Near).ToList();
        var course = near.Count > 0 ? near[0].Course : "";
        var unanswered = asked.Count(a => a.Gap.Kind == GapKind.Unanswered);
        return new(course, asked.Count,
        [
            course, catalogue.Course(course)?.Title ?? "(chưa có bài gần)", words, Plain(asked.Count), Plain(unanswered), Plain(asked.Count - unanswered),
            Plain(asked.DistinctBy(a => a.Learner).Count()), latest.At.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            .. Enumerable.Range(0, Near).Select(i => i < near.Count ? $"{near[i].Title} ({near[i].Id})" : ""),
        ]);
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(string Topic, int Times, IReadOnlyList<string> Cells);
}
