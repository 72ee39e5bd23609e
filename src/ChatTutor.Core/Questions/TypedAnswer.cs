using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>A word or two to type; case, diacritics and slips of the thumb do not matter, and buttons offer words for those who cannot type.</summary>
/// <param name="Accept">Every wording that is right.</param>
public sealed record TypedAnswer(
    string Id, string Prompt, IReadOnlyList<string> Accept, IReadOnlyList<string> Offers, string IfRight, string IfWrong)
    : Question(Id, Prompt)
{
    /// <summary>Longer than this is not a word or two but something else the learner wants to say.</summary>
    private const int MostSyllables = 8;

    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return Shown(attempt);
    }

    public override Response? Tap(string option, Attempt attempt) =>
        Numbered.FirstOrDefault(o => o.Id == option) is { } offered ? Judge(offered.Label, offered.Id) : null;

    public override Response? Type(string words, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Picking.One(words, Shown(attempt)) is { } offered)
            return Judge(offered.Label, offered.Id);
        var length = Folding.Syllables(words).Length;
        return length is 0 or > MostSyllables || words.Contains('?', StringComparison.Ordinal) ? null : Judge(words, "typed");
    }

    public static TypedAnswer Read(Fields fields) => new(
        fields.Text("id"), fields.Text("prompt"), fields.Texts("accept"), fields.Texts("offers"),
        fields.Text("if_right"), fields.Text("if_wrong"));

    private Response Judge(string words, string given)
    {
        var right = Accept.Any(a => Matching.IsSame(words, a));
        return Response.Of(right, right ? IfRight : IfWrong, given);
    }

    private IEnumerable<Option> Numbered => Offers.Select((words, i) => new Option($"o{i}", words));

    private IReadOnlyList<Option> Shown(Attempt attempt) => attempt.Mix(Numbered, o => o.Id);
}
