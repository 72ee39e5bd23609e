using System.Text;

namespace ChatTutor.Channels;

/// <summary>What one message may hold; null where the channel sets no bound of its own.</summary>
/// <param name="LongestText">Counted as <paramref name="Unit"/> says.</param>
/// <param name="LongestCaption">The same for the words under a picture.</param>
/// <param name="MostButtons">0 = no buttons at all: choices are typed, by number, letter or words.</param>
/// <param name="LongestLabel">Characters on a button.</param>
public sealed record MessageLimits(
    int? LongestText = null, int? LongestCaption = null, int? MostButtons = null, int? LongestLabel = null, TextUnit Unit = TextUnit.Utf16)
{
    public bool IsTypedOnly => MostButtons == 0;

    /// <summary>The length of a text as the platform counts it.</summary>
    public int Measure(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unit.Measure(text);
    }
}

/// <summary>How a platform counts the length of a text. Both count an emoji as two.</summary>
public enum TextUnit
{
    /// <summary>UTF-16 units, after marks like bold are taken off.</summary>
    Utf16,

    /// <summary>The same after letters and their diacritics are put together: decomposed Vietnamese is a fifth longer.</summary>
    Utf16OfNfc,
}

internal static class TextUnits
{
    /// <summary>A text that is none (half a surrogate pair) is counted as it is.</summary>
    public static int Measure(this TextUnit unit, string text) =>
        unit == TextUnit.Utf16OfNfc && !Ascii.IsValid(text) && !text.Any(char.IsSurrogate) ? text.Normalize(NormalizationForm.FormC).Length : text.Length;
}
