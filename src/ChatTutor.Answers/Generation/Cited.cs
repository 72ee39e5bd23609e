using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Answers.Generation;

/// <summary>A sentence of a model with the passages it names, the names taken out.</summary>
/// <param name="Text">As a learner may read it.</param>
/// <param name="Passages">Numbers as the prompt gave them, from 1; they may name passages that do not exist.</param>
internal sealed partial record Cited(string Text, IReadOnlyList<int> Passages)
{
    public static Cited Read(string raw)
    {
        var named = Citation().Matches(raw).SelectMany(m => Number().Matches(m.Value))
            .Select(m => int.Parse(m.Value, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct().ToList();
        var text = Folding.Clean(Spaces().Replace(Citation().Replace(raw, " "), " "));
        return new Cited(BeforeMark().Replace(text, "$1"), named);
    }

    [GeneratedRegex(@"\[\s*[0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*\s*\]")]
    private static partial Regex Citation();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s+([.,;:!?…])")]
    private static partial Regex BeforeMark();
}
