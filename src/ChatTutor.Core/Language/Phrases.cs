using System.Collections.Frozen;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Language;

/// <summary>What the tutor itself says, by key, in one language; texts may hold {placeholders}.</summary>
public sealed class Phrases
{
    private readonly FrozenDictionary<string, string> texts;
    private readonly Pronouns pronouns;
    private readonly IReadOnlyDictionary<string, string> contacts;

    public Phrases(string language, IReadOnlyDictionary<string, string> texts, Pronouns pronouns, IReadOnlyDictionary<string, string> contacts)
    {
        (Language, this.texts, this.pronouns, this.contacts) = (language, texts.ToFrozenDictionary(), pronouns, contacts);
    }

    private Phrases(Phrases other, Pronouns pronouns, IReadOnlyDictionary<string, string> contacts)
    {
        (Language, texts, this.pronouns, this.contacts) = (other.Language, other.texts, pronouns, contacts);
    }

    public string Language { get; }

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The phrase with its placeholders filled. A key nobody wrote is shown as the key: a test walks all keys.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Address(Written(key, values));

    /// <summary>The same before anybody is called "bác": for words that are made before it is known to whom they go.</summary>
    public string Written(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = texts.GetValueOrDefault(key, key);
        foreach (var (name, value) in values)
            text = text.Replace("{" + name + "}", Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The same phrases to people who are called otherwise.</summary>
    public Phrases To(Pronouns? others) => others is null || others == pronouns ? this : new(this, others, contacts);

    /// <summary>The same phrases in a commune with contacts of its own.</summary>
    public Phrases In(IReadOnlyDictionary<string, string> local) =>
        new(this, pronouns, contacts.Concat(local).GroupBy(c => c.Key).ToDictionary(c => c.Key, c => c.Last().Value));

    /// <summary>Puts pronouns (bác/con, anh chị/em) and contacts ("{to_cong_nghe}") into a text of the content.</summary>
    public string Address(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        return contacts.Aggregate(pronouns.Fill(text), (filled, c) => filled.Replace("{" + c.Key + "}", c.Value, StringComparison.Ordinal));
    }
}

/// <summary>How the tutor calls the learner and itself: Vietnamese has no neutral "you" and "I".</summary>
public sealed record Pronouns(string You, string Me)
{
    public static readonly Pronouns Default = new("bác", "con");

    public static Pronouns Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.Text("you"), fields.Text("me"));
    }

    public string Fill(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        return text.Replace("{you}", You, StringComparison.Ordinal).Replace("{me}", Me, StringComparison.Ordinal)
            .Replace("{You}", Folding.Capital(You), StringComparison.Ordinal).Replace("{Me}", Folding.Capital(Me), StringComparison.Ordinal);
    }
}
