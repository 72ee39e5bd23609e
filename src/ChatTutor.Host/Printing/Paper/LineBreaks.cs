using System.Globalization;

namespace ChatTutor.Host.Printing.Paper;

/// <summary>Breaks text into lines of a width.</summary>
internal static class LineBreaks
{
    private const string More = "…";

    /// <param name="most">No more lines than this, at least one: what is left out is told by "…".</param>
    /// <param name="measure">How wide a text is, in the unit of <paramref name="width"/>.</param>
    public static IReadOnlyList<string> Of(string text, float width, int most, Func<string, float> measure)
    {
        var lines = new List<string>();
        var line = "";
        // A space that must not break ("10 %") is no place to break at.
        foreach (var word in text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (measure(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line);
            line = word;
            while (measure(line) > width && Fitting(line, width, measure) is var fits && fits < line.Length)
            {
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }
        lines.Add(line);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Shortened(lines[most - 1], width, measure)];
    }

    private static string Shortened(string line, float width, Func<string, float> measure)
    {
        while (measure(line + More) > width && line.LastIndexOf(' ') is > 0 and var space)
            line = line[..space];
        return measure(line + More) <= width ? line + More : line[..Fitting(line, width - measure(More), measure)] + More;
    }

    // How many letters of a word that is too wide have room; one always goes.
    private static int Fitting(string word, float width, Func<string, float> measure)
    {
        var starts = StringInfo.ParseCombiningCharacters(word);
        var fits = starts.Length > 1 ? starts[1] : word.Length;
        foreach (var end in starts.Skip(2).Append(word.Length))
            if (end > fits && measure(word[..end]) <= width)
                fits = end;
        return fits;
    }
}
