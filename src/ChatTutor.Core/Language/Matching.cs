namespace ChatTutor.Core.Language;

/// <summary>Decides which of a few expected answers a person meant by what they typed.</summary>
public static class Matching
{
    /// <summary>True when the words are the same once folded, or differ by the slips a thumb makes on a small keyboard.</summary>
    public static bool IsSame(string typed, string expected)
    {
        var (left, right) = (Folding.Fold(typed), Folding.Fold(expected));
        return left.Length > 0 && (left == right || Distance(left, right) <= Slips(right));
    }

    /// <summary>
    /// The one candidate meant by <paramref name="typed"/>, or null when none or several fit equally. What is right with its
    /// diacritics ("Mỹ Thọ") wins over what is right without ("Mỹ Tho"), and that over what is nearly right.
    /// </summary>
    public static T? Closest<T>(string typed, IEnumerable<T> candidates, Func<T, string> words) where T : class
    {
        var all = candidates.ToList();
        return Only(all.Where(c => Same(Folding.Clean(words(c)), Folding.Clean(typed))))
            ?? Only(all.Where(c => Folding.Fold(words(c)) == Folding.Fold(typed)))
            ?? Only(all.Where(c => IsSame(typed, words(c))));
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two folded texts.</summary>
    public static int Distance(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (before, last, next) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(last[j] + 1, next[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }
            (before, last, next) = (last, next, before);
        }
        return last[right.Length];
    }

    // Digits are never a slip of the thumb: 156 is not 158.
    private static int Slips(string expected) =>
        expected.Any(char.IsDigit) ? 0 : expected.Length switch { < 5 => 0, < 10 => 1, _ => 2 };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static T? Only<T>(IEnumerable<T> found) where T : class
    {
        var two = found.Take(2).ToList();
        return two.Count == 1 ? two[0] : null;
    }
}
