using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>One question of a GIFT text as the columns of a table.</summary>
internal static partial class GiftQuestion
{
    /// <summary>Syllables of the title or prompt that make an id when none is given.</summary>
    private const int SyllablesOfId = 6;

    private const int LongestId = 48;

    /// <summary>Characters; a lesson's question has some hundred.</summary>
    private const int Longest = 8000;

    /// <summary>What stands for "\~" and its like while the marks are looked for; no author's text holds these.</summary>
    private const string Escapable = @"~=#{}:\";

    /// <summary>Null, with a mistake, when it is of a kind that lessons do not have.</summary>
    public static Dictionary<string, string>? Read(string block, string lesson, IReadOnlyDictionary<string, string> notes, Action<string> mistake)
    {
        if (block.Length > Longest)
            return Refuse("câu hỏi dài quá; giữa hai câu phải có một dòng trống", mistake);
        var parts = Parts().Match(Hide(block));
        if (!parts.Success || parts.Groups["prompt"].Value.Contains('}', StringComparison.Ordinal))
            return Refuse("câu hỏi cần một cặp ngoặc { } chứa đáp án", mistake);
        if (block.Contains("<img", StringComparison.OrdinalIgnoreCase))
            return Refuse("câu có hình; viết lại bằng lời", mistake);
        if (GiftAnswers.Read(parts.Groups["answers"].Value, mistake) is not { } cells)
            return null;
        var tail = Plain(parts.Groups["tail"].Value);
        cells["prompt"] = (Plain(parts.Groups["prompt"].Value) + (tail.Length > 0 ? " ___ " + tail : "")).Trim();
        Name(cells, Plain(parts.Groups["title"].Value), lesson);
        foreach (var (column, value) in notes)
            cells[column] = value;
        if (cells["kind"] == "single" && notes.ContainsKey("situation"))
            cells["kind"] = "scenario";
        return cells;
    }

    /// <summary>Words without marks of any kind: GIFT's own, and the HTML that Moodle writes.</summary>
    public static string Plain(string text)
    {
        var shown = WebUtility.HtmlDecode(Tags().Replace(Format().Replace(text.Trim(), ""), " "));
        return QuestionRow.Clean(Escapable.Select((c, i) => (c, i)).Aggregate(shown, (t, e) => t.Replace(Hidden(e.i), e.c)));
    }

    private static Dictionary<string, string>? Refuse(string message, Action<string> mistake)
    {
        mistake(message);
        return null;
    }

    // "::course/lesson/id::" names both; any other title makes the id.
    private static void Name(Dictionary<string, string> cells, string title, string lesson)
    {
        var names = title.Split('/');
        cells["lesson"] = names.Length == 3 ? $"{names[0]}/{names[1]}" : lesson;
        cells["id"] = names.Length == 3 ? names[2] : IdFrom(title.Length > 0 ? title : cells["prompt"]);
    }

    private static string IdFrom(string words)
    {
        var id = string.Join('-', Folding.Syllables(words).Take(SyllablesOfId));
        return id.Length <= LongestId ? id : id[..LongestId].TrimEnd('-');
    }

    private static string Hide(string text)
    {
        var clean = new string([.. text.Where(c => c == '\n' || !char.IsControl(c))]).Replace(@"\n", " ", StringComparison.Ordinal);
        return Escapable.Select((c, i) => (c, i)).Aggregate(clean, (t, e) => t.Replace(@"\" + e.c, Hidden(e.i).ToString(), StringComparison.Ordinal));
    }

    private static char Hidden(int place) => (char)(place + 1);

    [GeneratedRegex(@"^(?:::(?<title>.*?)::)?(?<prompt>[^{]*)\{(?<answers>[^{}]*)\}(?<tail>[^{}]*)\z", RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\[(?:html|moodle|plain|markdown)\]")]
    private static partial Regex Format();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tags();
}
