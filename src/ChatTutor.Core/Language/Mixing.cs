namespace ChatTutor.Core.Language;

/// <summary>An order that looks like chance and is the same every time: chance itself would be no pure function.</summary>
public static class Mixing
{
    /// <summary>FNV-1a with a final mix (http://www.isthe.com/chongo/tech/comp/fnv/): string.GetHashCode differs from run to run.</summary>
    public static uint Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = text.Aggregate(2166136261u, (h, c) => unchecked((h ^ c) * 16777619u));
        return unchecked((hash ^ (hash >> 15)) * 2246822519u);
    }
}
