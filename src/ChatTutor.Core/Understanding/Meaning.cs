using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding.Recognition;

namespace ChatTutor.Core.Understanding;

/// <summary>What words out of the blue ask of the tutor. Closed. No model decides this.</summary>
/// <param name="Words">What was said, secrets masked.</param>
public abstract record Meaning(string Words)
{
    /// <summary>One of the words that always work, said in one's own way.</summary>
    public sealed record Command(string Words, string Name) : Meaning(Words);

    /// <summary>First what to do now.</summary>
    public sealed record Emergency(string Words, Rule Rule) : Meaning(Words);

    /// <summary>Something was told that is nobody's business: it is masked, and why is said.</summary>
    public sealed record Secret(string Words, Rule Rule) : Meaning(Words);

    /// <summary>Harmful, against the law, gambling, abuse.</summary>
    public sealed record Refusal(string Words, Rule Rule) : Meaning(Words);

    /// <summary>Orders to the tutor itself, typed or pasted.</summary>
    public sealed record Injection(string Words, Rule Rule) : Meaning(Words);

    /// <summary>Not the tutor's to say; the rule names who can.</summary>
    public sealed record Redirect(string Words, Rule Rule) : Meaning(Words);

    /// <summary>One question back is needed.</summary>
    public sealed record Clarify(string Words, Rule Rule) : Meaning(Words);

    /// <summary>To be answered from what is taught.</summary>
    /// <param name="Place">Who has the last word on it, or null.</param>
    public sealed record Question(string Words, Rule? Place) : Meaning(Words)
    {
        /// <summary>How likely it is one for the lessons at all, 0 to 1.</summary>
        public double Likelihood { get; init; } = 1;
    }

    public static Meaning Of(Catalogue catalogue, string words)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var said = Utterance.Of(catalogue, words);
        if (said.Secrets.Count == 0 && Commands.Find(said.Words, null) is { } command)
            return command == Commands.Scammed && catalogue.Rulebook.Find(Rulebook.Scammed) is { } help ? new Emergency(said.Words, help) : new Command(said.Words, command);
        var rule = RuleFor(catalogue.Rulebook, said);
        return rule is not null && Behaviours.All.TryGetValue(rule.Behaviour, out var make) ? make(said.Words, rule)
            : new Question(said.Words, null) { Likelihood = catalogue.Rulebook.Gates?.Likelihood(said, Gates.Question) ?? 1 };
    }

    // The first pattern that fits and is believed holds; where the examples hear danger in what a pattern took for less, danger wins.
    private static Rule? RuleFor(Rulebook rulebook, Utterance said)
    {
        var gates = rulebook.Gates;
        var rule = rulebook.Rules.FirstOrDefault(r => r.Fits(said) && (gates is null || gates.Believes(r, said)));
        if (gates is null || rule?.Behaviour is Behaviours.Emergency or Behaviours.Secret or "injection")
            return rule;
        return rule is null ? gates.Recognise(said) : gates.HearsDanger(said) ?? rule;
    }

    public T Match<T>(
        Func<Command, T> command, Func<Emergency, T> emergency, Func<Secret, T> secret, Func<Refusal, T> refusal,
        Func<Injection, T> injection, Func<Redirect, T> redirect, Func<Clarify, T> clarify, Func<Question, T> question)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(emergency);
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(injection);
        ArgumentNullException.ThrowIfNull(redirect);
        ArgumentNullException.ThrowIfNull(clarify);
        ArgumentNullException.ThrowIfNull(question);
        return this switch
        {
            Command m => command(m),
            Emergency m => emergency(m),
            Secret m => secret(m),
            Refusal m => refusal(m),
            Injection m => injection(m),
            Redirect m => redirect(m),
            Clarify m => clarify(m),
            Question m => question(m),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>What a rule may do, by the name organisers write.</summary>
public static class Behaviours
{
    public const string Emergency = "emergency", Secret = "block_secret", Command = "command", Also = "answer_redirect";

    public static readonly IReadOnlyDictionary<string, Func<string, Rule, Meaning>> All = new Dictionary<string, Func<string, Rule, Meaning>>
    {
        [Emergency] = (words, rule) => new Meaning.Emergency(words, rule),
        [Secret] = (words, rule) => new Meaning.Secret(words, rule),
        ["refuse"] = (words, rule) => new Meaning.Refusal(words, rule),
        ["injection"] = (words, rule) => new Meaning.Injection(words, rule),
        ["redirect"] = (words, rule) => new Meaning.Redirect(words, rule),
        ["clarify"] = (words, rule) => new Meaning.Clarify(words, rule),
        [Command] = (words, rule) => new Meaning.Command(words, rule.Command ?? ""),
        ["answer"] = (words, _) => new Meaning.Question(words, null),
        [Also] = (words, rule) => new Meaning.Question(words, rule),
    };
}
