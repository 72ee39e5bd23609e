using System.Text;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>What people of a shared phone are called: short, and no place for a telephone or identity number.</summary>
internal static class PersonName
{
    /// <summary>UTF-16 units; a button has room for so many.</summary>
    public const int Longest = 20;

    /// <summary>The name these words are: letters and a few marks, digits hidden, or null when nothing is left.</summary>
    public static string? Of(string words)
    {
        var name = new StringBuilder();
        foreach (var rune in Folding.Clean(words).EnumerateRunes())
        {
            var shown = Rune.IsDigit(rune) ? "•" : Rune.IsLetter(rune) || rune.Value is ' ' or '.' or '-' ? rune.ToString() : "";
            if (name.Length + shown.Length > Longest)
                break;
            if (shown != " " || (name.Length > 0 && name[^1] != ' '))
                name.Append(shown);
        }
        var clean = name.ToString().Trim();
        return clean.Any(char.IsLetter) ? clean : null;
    }

    /// <summary>As much of the end of a full name as fits: people are called by their last name here.</summary>
    public static string? LastOf(string fullName)
    {
        var name = Folding.Clean(fullName);
        while (name.Length > Longest && name.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var gap)
            name = name[(gap + 1)..];
        return Of(name);
    }

    /// <summary>On a small screen two people of these names could not be told apart.</summary>
    public static bool IsSame(string? one, string? other) => Folding.Fold(one ?? "") == Folding.Fold(other ?? "");
}
