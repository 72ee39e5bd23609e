using System.Collections.Frozen;

namespace ChatTutor.Core.Language;

/// <summary>What the tutor itself says, by key, in one language; texts may hold {placeholders}.</summary>
public sealed class Phrases(string language, IReadOnlyDictionary<string, string> texts, Pronouns pronouns)
{
    private readonly FrozenDictionary<string, string> texts = texts.ToFrozenDictionary();

    public string Language { get; } = language;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The phrase with its placeholders filled. A key nobody wrote is shown as the key: a test walks all keys.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = texts.GetValueOrDefault(key, key);
        foreach (var (name, value) in values)
            text = text.Replace("{" + name + "}", Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Address(text);
    }

    /// <summary>Puts the pronouns of the campaign (bác/con, anh chị/em) into a text of the content.</summary>
    public string Address(string text) => pronouns.Fill(text);
}

/// <summary>How the tutor calls the learner and itself: Vietnamese has no neutral "you" and "I".</summary>
public sealed record Pronouns(string You, string Me)
{
    public static readonly Pronouns Default = new("bác", "con");

    public string Fill(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        return text.Replace("{you}", You, StringComparison.Ordinal).Replace("{me}", Me, StringComparison.Ordinal)
            .Replace("{You}", Capital(You), StringComparison.Ordinal).Replace("{Me}", Capital(Me), StringComparison.Ordinal);
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
