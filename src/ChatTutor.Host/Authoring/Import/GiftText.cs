using System.Text.RegularExpressions;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>
/// Moodle's GIFT (https://docs.moodle.org/en/GIFT_format): questions between blank lines, the lesson from $CATEGORY or the title. What GIFT
/// has no place for stands in comments before a question, which Moodle passes over: "// offers: 4|6|8".
/// </summary>
public static partial class GiftText
{
    /// <summary>Columns that a comment may fill.</summary>
    private static readonly string[] InComments = ["situation", "if_right", "if_wrong", "offers", "competence", "difficulty", "audiences", "facts"];

    public static QuestionSheet Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (rows, mistakes) = (new List<QuestionRow>(), new List<RowMistake>());
        var (lesson, notes, open) = ("", new Dictionary<string, string>(), new List<(int Number, string Line)>());
        foreach (var (line, index) in text.ReplaceLineEndings("\n").Split('\n').Append("").Select((l, i) => (l.Trim(), i)))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
                Note(line, notes);
            else if (line.StartsWith("$CATEGORY:", StringComparison.OrdinalIgnoreCase))
                lesson = LessonIn(line["$CATEGORY:".Length..]);
            else if (line.Length > 0)
                open.Add((index + 1, line));
            else if (open.Count > 0)
            {
                if (GiftQuestion.Read(string.Join('\n', open.Select(o => o.Line)), lesson, notes, message => mistakes.Add(new(open[0].Number, message))) is { } cells)
                    rows.Add(new(open[0].Number, cells));
                (notes, open) = ([], []);
            }
        }
        if (rows.Count + mistakes.Count == 0)
            mistakes.Add(new(1, "không có câu hỏi nào"));
        return new(rows, mistakes);
    }

    private static void Note(string line, Dictionary<string, string> notes)
    {
        if (Comment().Match(line) is { Success: true } said && InComments.Contains(said.Groups["column"].Value))
            notes[said.Groups["column"].Value] = QuestionRow.Clean(said.Groups["value"].Value);
    }

    // Moodle writes "$course$/top/vneid/la-gi".
    private static string LessonIn(string category) => string.Join('/', QuestionRow.Clean(category).Split('/').TakeLast(2));

    [GeneratedRegex(@"^//\s*(?<column>\w+)\s*:\s*(?<value>.+)")]
    private static partial Regex Comment();
}
