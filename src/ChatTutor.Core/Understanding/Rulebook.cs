using System.Collections.Frozen;
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

    private readonly FrozenSet<string> known = Rules.SelectMany(r => r.Known).ToFrozenSet();

    public static Rulebook Read(Fields fields, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var words = fields.List("words", WordGroup.Read);
        var groups = words.DistinctBy(w => w.Id).ToDictionary(w => w.Id);
        return new(words, fields.List("rules", f => Rule.Read(f, groups, lexicon)));
    }

    public Rule? Find(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>A syllable with one slip of the thumb, as the rules know it; short ones are left alone: "mặn" is no "mạng".</summary>
    public string Mend(string syllable)
    {
        ArgumentNullException.ThrowIfNull(syllable);
        if (syllable.Length < Shortest || known.Contains(syllable) || syllable.Any(char.IsDigit))
            return syllable;
        var near = known.Where(k => k.Length >= Shortest - 1 && Math.Abs(k.Length - syllable.Length) <= 1 && Matching.Distance(k, syllable) == 1)
            .Take(2).ToList();
        return near.Count == 1 ? near[0] : syllable;
    }

    private const int Shortest = 5;
}
