using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Bulletins;

/// <summary>What bulletins may be about, and how it is asked for and told; written by organisers.</summary>
/// <param name="Name">As in "bản tin độ mặn".</param>
/// <param name="Says">The sentence with {place}, {item}, {value}, {unit} and {time}.</param>
/// <param name="TurnTo">Whom to ask when there is no bulletin in force.</param>
/// <param name="Least">The smallest value that can be no slip of the pen.</param>
/// <param name="Most">The largest.</param>
/// <param name="Hours">The longest time from measuring to expiry.</param>
/// <param name="Caution">What is said after every bulletin, or null.</param>
/// <param name="Item">What its bulletins name besides the place ("Mặt hàng"); null when there is nothing to name.</param>
/// <param name="Lesson">The lesson offered when there is no bulletin, or null.</param>
/// <param name="About">Words of the topic: with a place they are a question.</param>
/// <param name="Asked">Ways to ask for the value without naming a place.</param>
/// <param name="General">Ways to ask for all items at once.</param>
/// <param name="Unless">Ways that look like it and ask for something else.</param>
public sealed record BulletinTopic(
    string Id, string Name, string Says, string TurnTo, IReadOnlyList<string> Units, decimal Least, decimal Most, int Hours,
    string? Caution, string? Item, string? Lesson, IReadOnlyList<string> About, IReadOnlyList<string> Asked, IReadOnlyList<string> General,
    IReadOnlyList<string> Unless)
{
    private static readonly Dictionary<string, WordGroup> NoGroups = [];

    private IReadOnlyList<Pattern> about = [];
    private IReadOnlyList<Pattern> asked = [];
    private IReadOnlyList<Pattern> general = [];
    private IReadOnlyList<Pattern> unless = [];

    public static BulletinTopic Read(Fields fields, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var topic = new BulletinTopic(
            fields.Text("id"), fields.Text("name"), fields.Text("says"), fields.Text("turn_to"), fields.Texts("units"),
            fields.Number("least"), fields.Number("most"), fields.Int("hours"), fields.Optional("caution"), fields.Optional("item"),
            fields.Optional("lesson"), fields.Texts("about"), fields.Texts("asked"), fields.Texts("general"), fields.Texts("unless"));
        return topic with
        {
            about = Compile("about", topic.About),
            asked = Compile("asked", topic.Asked),
            general = Compile("general", topic.General),
            unless = Compile("unless", topic.Unless),
        };

        List<Pattern> Compile(string key, IReadOnlyList<string> texts) => [.. texts.Select(text =>
            Pattern.Read(text, NoGroups, lexicon, out var unknown)
            ?? fields.Wrong<Pattern?>(key, $"ở đây không dùng được nhóm từ <{unknown}>", null)).OfType<Pattern>()];
    }

    /// <summary>Whether the words name the topic.</summary>
    public bool IsNamed(Utterance said) => Required(said).Fits(about);

    /// <summary>Whether the words ask for a value of it, without a place.</summary>
    public bool IsAsked(Utterance said) => Required(said).Fits(asked);

    /// <summary>Whether all items are meant.</summary>
    public bool IsGeneral(Utterance said) => Required(said).Fits(general);

    /// <summary>Whether the words ask for something else that looks like it.</summary>
    public bool IsOther(Utterance said) => Required(said).Fits(unless);

    /// <summary>The bulletin as a sentence.</summary>
    public string Tell(Bulletin bulletin, string place)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        var told = Says.Replace("{place}", place, StringComparison.Ordinal).Replace("{item}", bulletin.Item ?? "", StringComparison.Ordinal)
            .Replace("{value}", bulletin.Figure, StringComparison.Ordinal).Replace("{unit}", bulletin.Unit, StringComparison.Ordinal);
        return told.Replace("{time}", bulletin.Moment, StringComparison.Ordinal);
    }

    private static Utterance Required(Utterance said) => said ?? throw new ArgumentNullException(nameof(said));
}
