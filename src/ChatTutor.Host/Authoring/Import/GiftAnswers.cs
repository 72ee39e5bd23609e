using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>What stands between the braces of a GIFT question: it says what kind of question it is.</summary>
internal static partial class GiftAnswers
{
    public static Dictionary<string, string>? Read(string text, Action<string> mistake)
    {
        var halves = text.Split("####", 2);
        var (answers, general) = (halves[0].Trim(), halves.Length > 1 ? GiftQuestion.Plain(halves[1]) : "");
        var cells = TrueFalse().Match(answers) is { Success: true } said ? Statement(said)
            : answers.StartsWith('#') ? Number(answers[1..].Trim())
            : answers.Length == 0 ? Refuse("câu tự luận chưa dùng được", mistake)
            : answers.Contains("->", StringComparison.Ordinal) ? Refuse("câu ghép cặp chưa dùng được", mistake)
            : Choices(Split(answers), mistake);
        if (cells is not null && general.Length > 0)
            cells.TryAdd(cells["kind"] == "several" ? "if_right" : "if_wrong", general);
        return cells;
    }

    // {T#said when wrong#said when right}
    private static Dictionary<string, string> Statement(Match said) => Cells(
        ("kind", "true_false"), ("answer", said.Groups["true"].Success ? "true" : "false"),
        ("if_wrong", said.Groups["wrong"].Value), ("if_right", said.Groups["right"].Value));

    // {#6}, {#6:0.5}, {#5..7}, {#=6:0.5#said ~#said to others}
    private static Dictionary<string, string> Number(string text)
    {
        var answers = Split(text);
        var right = answers.FirstOrDefault(a => a.IsRight) ?? new Answer(true, null, text, "");
        var range = right.Text.Split("..");
        var (value, tolerance) = range.Length == 2 ? Middle(range[0], range[1])
            : right.Text.Split(':') is [var middle, var off] ? (middle, off) : (right.Text, "");
        return Cells(
            ("kind", "number"), ("answer", value), ("tolerance", tolerance is "0" ? "" : tolerance),
            ("if_right", right.Said), ("if_wrong", answers.FirstOrDefault(a => !a.IsRight)?.Said ?? ""));
    }

    private static (string Value, string Tolerance) Middle(string low, string high) =>
        decimal.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var from) && decimal.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var to)
            ? (((from + to) / 2).ToString(CultureInfo.InvariantCulture), ((to - from) / 2).ToString(CultureInfo.InvariantCulture))
            : ($"{low}..{high}", "");

    private static Dictionary<string, string>? Choices(IReadOnlyList<Answer> answers, Action<string> mistake)
    {
        if (answers.Count > 0 && answers.All(a => a.IsRight && a.Weight is null))
            return Cells(("kind", "typed"), ("answer", string.Join('|', answers.Select(a => a.Text))), ("if_right", answers.Select(a => a.Said).FirstOrDefault(s => s.Length > 0) ?? ""));
        if (answers.Count is 0 || answers.Count > QuestionColumns.Letters.Count)
            return Refuse($"có {answers.Count} lựa chọn; nhiều nhất {QuestionColumns.Letters.Count}", mistake);
        // Where one is marked "=", parts of a mark given to others are for Moodle alone.
        var right = answers.Where(a => answers.Any(b => b.IsRight) ? a.IsRight : a.Weight > 0).ToList();
        var cells = Cells(("kind", right.Count > 1 ? "several" : "single"), ("answer", string.Join(", ", right.Select(a => LetterOf(answers, a)))));
        foreach (var answer in answers)
        {
            cells[LetterOf(answers, answer)] = answer.Text;
            if (answer.Said.Length > 0)
                cells[QuestionColumns.Feedback(LetterOf(answers, answer))] = answer.Said;
        }
        return cells;
    }

    private static string LetterOf(IReadOnlyList<Answer> answers, Answer answer) => QuestionColumns.Letters[answers.ToList().FindIndex(a => ReferenceEquals(a, answer))];

    private static IReadOnlyList<Answer> Split(string text) => [.. Each().Matches(text).Select(m => new Answer(
        m.Groups["mark"].Value == "=", m.Groups["weight"].Success ? decimal.Parse(m.Groups["weight"].Value, CultureInfo.InvariantCulture) : null,
        GiftQuestion.Plain(m.Groups["text"].Value), GiftQuestion.Plain(m.Groups["said"].Value)))];

    private static Dictionary<string, string>? Refuse(string message, Action<string> mistake)
    {
        mistake(message);
        return null;
    }

    private static Dictionary<string, string> Cells(params (string Column, string Value)[] cells) =>
        cells.Select(c => (c.Column, Value: GiftQuestion.Plain(c.Value))).Where(c => c.Value.Length > 0).ToDictionary(c => c.Column, c => c.Value);

    /// <param name="Weight">Percent of the mark; null when none is written.</param>
    private sealed record Answer(bool IsRight, decimal? Weight, string Text, string Said);

    [GeneratedRegex(@"^(?:(?<true>T|TRUE)|F|FALSE)\s*(?:#(?<wrong>[^#]*))?(?:#(?<right>[^#]*))?\z", RegexOptions.IgnoreCase)]
    private static partial Regex TrueFalse();

    [GeneratedRegex(@"(?<mark>[=~])\s*(?:%(?<weight>-?\d{1,3}(?:\.\d{1,6})?)%)?(?<text>[^=~#]*)(?:#(?<said>[^=~]*))?")]
    private static partial Regex Each();
}
