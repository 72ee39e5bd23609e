using ChatTutor.Core.Language;

namespace ChatTutor.Core.Understanding.Recognition;

/// <summary>Recognises, by examples, what is no question for the lessons; beside the patterns, for words nobody thought of.</summary>
public sealed class Gates
{
    /// <summary>The kind of everything that is to be answered from the lessons.</summary>
    public const string Question = "question";

    /// <summary>How much an example of a rule, a look-alike and a way of asking for a lesson count: there are many lessons.</summary>
    private const double ExamplePart = 1, LookalikePart = 1, LessonPart = 0.5;

    /// <summary>Fewer words are no sentence: they are left to the patterns.</summary>
    private const int Fewest = 3;

    /// <summary>
    /// How likely it must be, by behaviour. Chosen on sentences that the examples did not hold (GatesTests, tests/questions): a missed emergency is
    /// worse than a false one, a question that is refused is worse than one that is looked up.
    /// </summary>
    private static readonly Dictionary<string, double> Enough = new()
    {
        [Behaviours.Emergency] = 0.38,
        ["injection"] = 0.25,
        ["refuse"] = 0.38,
        ["redirect"] = 0.38,
        ["clarify"] = 0.35,
        [Behaviours.Command] = 0.45,
        [Behaviours.Secret] = 0.55,
        [Behaviours.Also] = 0.5,
    };

    /// <summary>What is in one example only tells behaviours apart, for most of it is in none; for the rules of a behaviour it costs more memory than it tells.</summary>
    private const int SeldomForRules = 2;

    private const double LeastBelieved = 0.01;

    /// <summary>How likely an emergency must be to count for more than a pattern of something else.</summary>
    private const double SureDanger = 0.8;

    private static readonly string[] Doubted = [Behaviours.Emergency, "redirect", Behaviours.Command, Behaviours.Secret];

    private readonly WordGroups groups;
    private readonly Dictionary<string, Rule> rules;
    private readonly Recogniser behaviours, byRule;

    public Gates(Rulebook rulebook, Examples examples, Lexicon lexicon, IEnumerable<string> lessons)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(examples);
        groups = new WordGroups(rulebook.Words, lexicon);
        rules = rulebook.Rules.DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        var said = examples.Said.Where(e => rules.ContainsKey(e.Rule))
            .SelectMany(e => e.Said.Select(s => (Rule: rules[e.Rule], Traits: TraitsOf(lexicon.Syllables(s))))).ToList();
        behaviours = Recogniser.Of([
            .. said.Select(s => new Known(s.Rule.Behaviour, s.Traits, ExamplePart)),
            .. examples.Lookalikes.Select(s => new Known(Question, TraitsOf(lexicon.Syllables(s)), LookalikePart)),
            .. lessons.Select(s => new Known(Question, TraitsOf(lexicon.Syllables(s)), LessonPart))]);
        byRule = Recogniser.Of(said.Select(s => new Known(s.Rule.Id, s.Traits)), SeldomForRules);
    }

    /// <summary>The rule that is meant, or null when it is a question for the lessons.</summary>
    public Rule? Recognise(Utterance said)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (said.Syllables.Count < Fewest)
            return null;
        var meant = Guesses(said).Where(g => Enough.TryGetValue(g.Kind, out var enough) && g.Likelihood >= enough).ToList();
        return meant.Count == 0 ? null : LikeliestOf(meant[0].Kind, said);
    }

    /// <summary>The emergency in words that a pattern took for less, or null.</summary>
    public Rule? HearsDanger(Utterance said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return said.Syllables.Count >= Fewest && Likelihood(said, Behaviours.Emergency) >= SureDanger ? LikeliestOf(Behaviours.Emergency, said) : null;
    }

    /// <summary>
    /// Whether a pattern that fits is to be believed. Patterns are hasty where a sentence is long; below this share nobody's sentence of
    /// ours was meant so. Secrets, orders to the tutor and harm are never doubted.
    /// </summary>
    public bool Believes(Rule rule, Utterance said)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(said);
        if (!Doubted.Contains(rule.Behaviour) || rule.Secret is not null || said.Syllables.Count < Fewest)
            return true;
        var likeliest = Guesses(said)[0];
        return likeliest.Kind == rule.Behaviour || Likelihood(said, rule.Behaviour) >= LeastBelieved * likeliest.Likelihood;
    }

    /// <summary>How likely each behaviour is, the likeliest first.</summary>
    public IReadOnlyList<Guess> Guesses(Utterance said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return behaviours.Guesses(TraitsOf(said.Folded));
    }

    public double Likelihood(Utterance said, string behaviour) => Guesses(said).FirstOrDefault(g => g.Kind == behaviour).Likelihood;

    /// <summary>What in the words speaks for a behaviour, the strongest first.</summary>
    public IReadOnlyList<(string Trait, double Weight)> Why(Utterance said, string behaviour)
    {
        ArgumentNullException.ThrowIfNull(said);
        return behaviours.Why(TraitsOf(said.Folded), behaviour);
    }

    private Rule LikeliestOf(string behaviour, Utterance said) =>
        byRule.Guesses(TraitsOf(said.Folded)).Select(g => rules[g.Kind]).First(r => r.Behaviour == behaviour);

    private IReadOnlyList<Trait> TraitsOf(IReadOnlyList<string> syllables) => Trait.Of(syllables, groups.Marked(syllables));
}
