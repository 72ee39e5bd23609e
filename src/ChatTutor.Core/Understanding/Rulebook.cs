using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding.Recognition;

namespace ChatTutor.Core.Understanding;

/// <summary>All rules by which words are understood before anything is looked up, in the order they are tried.</summary>
public sealed record Rulebook(IReadOnlyList<WordGroup> Words, IReadOnlyList<Rule> Rules)
{
    /// <summary>The rule behind the button "Tôi bị lừa".</summary>
    public const string Scammed = "bi-lua";

    /// <summary>The rule for pictures: nobody looks at them.</summary>
    public const string Photo = "hinh-giay-to";

    public static readonly Rulebook Empty = new([], []);

    private SlipMender mender = new(Rules.SelectMany(r => r.Known));
    private Lazy<Gates>? gates;

    public static Rulebook Read(Fields fields, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var words = fields.List("words", WordGroup.Read);
        var groups = words.DistinctBy(w => w.Id).ToDictionary(w => w.Id);
        return new(words, fields.List("rules", f => Rule.Read(f, groups, lexicon)));
    }

    /// <summary>The same, recognising by examples what no pattern fits. It is learned when first needed.</summary>
    /// <param name="lessons">How lessons are asked for, and names of communes: what is no rule at all.</param>
    public Rulebook Taught(Examples examples, Lexicon lexicon, IReadOnlyList<string> lessons)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var said = examples.Said.SelectMany(e => e.Said).Concat(examples.Lookalikes).ToList();
        var words = said.Concat(lessons).SelectMany(lexicon.Syllables);
        return this with
        {
            Examples = examples,
            mender = new SlipMender(Rules.SelectMany(r => r.Known).Concat(words)),
            gates = said.Count == 0 ? null : new(() => new Gates(this, examples, lexicon, lessons)),
        };
    }

    public Examples Examples { get; private init; } = Examples.Empty;

    /// <summary>Null when there are no examples.</summary>
    public Gates? Gates => gates?.Value;

    public Rule? Find(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>A syllable with one slip of the thumb, as the rules know it: "mặn" is no "mạng".</summary>
    public string Mend(string syllable) => mender.Mend(syllable);
}
