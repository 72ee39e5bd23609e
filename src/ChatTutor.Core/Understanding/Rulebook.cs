using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding;

/// <summary>All rules by which words are understood before anything is looked up, in the order they are tried.</summary>
public sealed record Rulebook(IReadOnlyList<WordGroup> Words, IReadOnlyList<Rule> Rules)
{
    /// <summary>The rule behind the button "Tôi bị lừa".</summary>
    public const string Scammed = "bi-lua";

    /// <summary>The rule for pictures: nobody looks at them.</summary>
    public const string Photo = "hinh-giay-to";

    public static readonly Rulebook Empty = new([], []);

    private readonly SlipMender mender = new(Rules.SelectMany(r => r.Known));

    public static Rulebook Read(Fields fields, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var words = fields.List("words", WordGroup.Read);
        var groups = words.DistinctBy(w => w.Id).ToDictionary(w => w.Id);
        return new(words, fields.List("rules", f => Rule.Read(f, groups, lexicon)));
    }

    public Rule? Find(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>A syllable with one slip of the thumb, as the rules know it: "mặn" is no "mạng".</summary>
    public string Mend(string syllable) => mender.Mend(syllable);
}
