using ChatTutor.Core.Content;
using ChatTutor.Core.Understanding.Recognition;

namespace ChatTutor.Answers.Retrieval;

/// <summary>How near a question comes to the ways a lesson is asked for.</summary>
/// <param name="Words">By its words.</param>
/// <param name="Letters">By runs of letters.</param>
/// <param name="Guess">How likely it is the one meant among all lessons, 0 to 1, as recognised by examples.</param>
internal readonly record struct Asked(Closeness Words, Closeness Letters, double Guess);

/// <summary>What people say when they ask for a lesson: written by authors, its title, and the questions that are asked in it.</summary>
internal sealed class WaysOfAsking
{
    /// <summary>How much a question of a lesson or a bank counts beside a way of asking for it.</summary>
    private const double PromptPart = 0.3;

    private readonly PhraseSpace words, letters;
    private readonly Recogniser recogniser;

    public WaysOfAsking(Catalogue catalogue, AnalysedWays said)
    {
        words = new PhraseSpace([.. said.All.Select(a => (a.Lesson, Feature.Words(a.Terms)))]);
        letters = new PhraseSpace([.. said.All.Select(a => (a.Lesson, Feature.Runs(a.Terms)))]);
        recogniser = Recogniser.Of(said.All.Select(a => new Known(a.Lesson, Traits(a.Terms)))
            .Concat(Prompts(catalogue).Select(p => new Known(p.Lesson, Traits(said.TermsOf(p.Text)), PromptPart))));
    }

    /// <summary>By lesson; one that shares nothing with the question is left out.</summary>
    public Dictionary<string, Asked> Near(IReadOnlyList<AskedTerm> question)
    {
        var (byWords, byLetters) = (words.Near(Feature.Words(question)), letters.Near(Feature.Runs(question)));
        return recogniser.Guesses(Traits(question))
            .ToDictionary(g => g.Kind, g => new Asked(byWords.GetValueOrDefault(g.Kind), byLetters.GetValueOrDefault(g.Kind), g.Likelihood));
    }

    // What is asked about a lesson says in other words what people ask of it.
    private static IEnumerable<(string Lesson, string Text)> Prompts(Catalogue catalogue) =>
        catalogue.Items.Where(i => i.Lesson is not null).Select(i => (i.Lesson!, i.Question.Prompt))
            .Concat(Piece.Lessons(catalogue).SelectMany(l => l.Questions.Select(q => (l.Id, q.Prompt))));

    private static List<Trait> Traits(IReadOnlyList<AskedTerm> terms) =>
        [.. Feature.Words(terms).DistinctBy(f => f.Text).Select(f => new Trait(f.Text, f.Part))];
}
