using ChatTutor.Core.Language;

namespace ChatTutor.Core.Campaign;

/// <summary>Finds the communes a person may mean by what they typed: "my tho", "Xã Mỹ Thọ", "phuong sa dec", "cao lanh dong thap".</summary>
public static class Communes
{
    /// <summary>More than this is no help to somebody who is asked back.</summary>
    private const int Most = 6;

    private static readonly string[] Kinds = ["xa ", "phuong ", "x ", "p ", "o ", "thi tran ", "thi xa ", "thanh pho ", "tp "];

    /// <summary>One commune when there is no doubt; several to ask back; none when nothing is like it.</summary>
    public static IReadOnlyList<Area> Find(string words, IReadOnlyList<Area> communes)
    {
        ArgumentNullException.ThrowIfNull(communes);
        var clean = Folding.Clean(words);
        var exact = communes.Where(c => Same(c.Name, clean) || Same(c.FullName, clean)).ToList();
        if (exact.Count == 1)
            return exact;
        var folded = Folding.Fold(words);
        // "Phương Thịnh" is a name that begins like "phường".
        var whole = communes.Where(c => Folding.Fold(c.Name) == folded || Folding.Fold(c.FullName) == folded).ToList();
        if (whole.Count > 0)
            return whole;
        var kind = folded.StartsWith("xa ", StringComparison.Ordinal) ? "xa" : folded.StartsWith("phuong ", StringComparison.Ordinal) ? "phuong" : null;
        var name = Bare(folded);
        if (name.Length == 0)
            return [];
        var same = communes.Where(c => Folding.Fold(c.Name) == name && (kind is null || c.Kind == kind)).ToList();
        if (same.Count > 0)
            return same;
        return [.. communes.Where(c => Part(name, Folding.Fold(c.Name)) || Matching.IsSame(name, c.Name) || Matching.IsSame(folded, c.Name)).Take(Most)];
    }

    // "cao lanh dong thap" names Cao Lãnh; "tan phuoc" may be one of three.
    private static bool Part(string typed, string name) =>
        (" " + typed + " ").Contains(" " + name + " ", StringComparison.Ordinal)
        || (typed.Contains(' ', StringComparison.Ordinal) && name.StartsWith(typed + " ", StringComparison.Ordinal));

    private static string Bare(string folded)
    {
        foreach (var kind in Kinds)
            if (folded.StartsWith(kind, StringComparison.Ordinal))
                return Bare(folded[kind.Length..]);
        return folded;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
