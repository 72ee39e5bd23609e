using ChatTutor.Core.Content;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>
/// A step that asks. Every kind can be answered by a button, by digits and by words; a wrong answer costs nothing and may be
/// given again as often as one likes.
/// </summary>
public abstract record Question(string Id, string Prompt) : Step(Id)
{
    /// <summary>What is shown above the buttons.</summary>
    public virtual string Show(Attempt attempt, Phrases phrases) => Prompt;

    /// <summary>The buttons now, in the order this learner sees them.</summary>
    public abstract IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases);

    /// <summary>A button was pressed. Null: no button of this question.</summary>
    public abstract Response? Tap(string option, Attempt attempt);

    /// <summary>Words or digits were typed. Null: no answer to this question, perhaps a question of the learner's own.</summary>
    public abstract Response? Type(string words, Attempt attempt);
}

/// <summary>A button of a question.</summary>
public sealed record Option(string Id, string Label);

/// <summary>One try at a question: what has been picked so far, and the learner's own order of the choices.</summary>
/// <param name="Seed">Who is asked; the same learner always sees the same order.</param>
public sealed record Attempt(string Seed, IReadOnlyList<string> Picked)
{
    /// <summary>Items in an order that depends only on the seed and the items' ids, so that position gives nothing away.</summary>
    public IReadOnlyList<T> Mix<T>(IEnumerable<T> items, Func<T, string> id) =>
        [.. items.OrderBy(item => Mixing.Hash(Seed + "/" + id(item))).ThenBy(id, StringComparer.Ordinal)];
}

/// <summary>What an answer led to. Closed.</summary>
public abstract record Response
{
    private Response() { }

    /// <summary>The answer is complete and has been marked.</summary>
    public sealed record Marked(Mark Mark) : Response;

    /// <summary>More is to be picked.</summary>
    public sealed record Picking(IReadOnlyList<string> Picked) : Response;

    public T Match<T>(Func<Mark, T> marked, Func<IReadOnlyList<string>, T> picking)
    {
        ArgumentNullException.ThrowIfNull(marked);
        ArgumentNullException.ThrowIfNull(picking);
        return this switch
        {
            Marked m => marked(m.Mark),
            Picking p => picking(p.Picked),
            _ => throw new InvalidOperationException(),
        };
    }

    public static Response Of(bool right, string feedback, string given, string? missing = null) => new Marked(new Mark(right, feedback, given, missing));
}

/// <summary>How an answer was judged and what is said about it.</summary>
/// <param name="Given">Ids of what was chosen, or "typed"; never the learner's own words.</param>
/// <param name="Missing">The label of a right choice that was left out; the feedback is about it.</param>
public sealed record Mark(bool Right, string Feedback, string Given, string? Missing = null);
