using System.Globalization;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>Finds which of the shown options were meant by typed digits ("2"), letters ("B") or words ("bo cong an").</summary>
public static class Picking
{
    private static readonly string[] Joiners = [",", ";", " và ", " va ", "->", ">", "+", "\n"];

    private static readonly string[] Links = ["va ", "roi "];

    /// <summary>The one option meant, or null.</summary>
    public static Option? One(string words, IReadOnlyList<Option> shown)
    {
        var folded = Folding.Fold(words);
        return Place(folded, shown) ?? Matching.Closest(words, shown, o => o.Label);
    }

    /// <summary>All options meant, in the order given ("2 1 3", "213", "b a c", "khóa SIM, báo ngân hàng"), or null when one is not understood.</summary>
    public static IReadOnlyList<Option>? Many(string words, IReadOnlyList<Option> shown)
    {
        ArgumentNullException.ThrowIfNull(words);
        var folded = Folding.Fold(words);
        var tokens = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => t is not ("va" or "roi")).ToList();
        if (tokens is [var run] && run.Length > 1 && run.All(char.IsAsciiDigit))
            tokens = [.. run.Select(c => c.ToString())];
        return All(tokens, t => Place(t, shown))
            ?? InARow(folded, shown)
            ?? All(words.Split(Joiners, StringSplitOptions.RemoveEmptyEntries), part => One(part, shown));
    }

    // Labels one after the other, joined by anything or nothing: a label may hold a comma of its own ("giữ tin nhắn, hóa đơn").
    private static List<Option>? InARow(string folded, IReadOnlyList<Option> shown)
    {
        var found = new List<Option>();
        var labels = shown.Select(o => (Option: o, Words: Folding.Fold(o.Label) + " ")).OrderByDescending(l => l.Words.Length).ToList();
        for (var left = folded + " "; left.Length > 1;)
        {
            if (found.Count > 0 && Links.FirstOrDefault(l => left.StartsWith(l, StringComparison.Ordinal)) is { } link)
                left = left[link.Length..];
            var next = labels.Find(l => left.StartsWith(l.Words, StringComparison.Ordinal));
            if (next.Option is null || found.Contains(next.Option))
                return null;
            found.Add(next.Option);
            left = left[next.Words.Length..];
        }
        return found.Count > 0 ? found : null;
    }

    private static List<Option>? All(IReadOnlyCollection<string> parts, Func<string, Option?> find)
    {
        var found = parts.Select(find).OfType<Option>().Distinct().ToList();
        return parts.Count > 0 && found.Count == parts.Count ? found : null;
    }

    private static Option? Place(string folded, IReadOnlyList<Option> shown)
    {
        // "câu 2", "số 2", "chọn B" are how people say it.
        var token = folded.Split(' ') is [("cau" or "so" or "chon" or "dap" or "y"), var last] ? last : folded;
        var place = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : token is [>= 'a' and <= 'e'] ? token[0] - 'a' + 1 : 0;
        return place >= 1 && place <= shown.Count ? shown[place - 1] : null;
    }
}
