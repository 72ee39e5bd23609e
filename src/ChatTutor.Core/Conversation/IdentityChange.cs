namespace ChatTutor.Core.Conversation;

/// <summary>
/// What a turn changes about who is who at an address; carried out in the turn's own transaction. Closed. That somebody else of
/// the same phone is now learning needs no word: it is whose turn it is.
/// </summary>
public abstract record IdentityChange
{
    private IdentityChange() { }

    /// <summary>The turn's learner begins on this phone, called so.</summary>
    public sealed record Add(string Called) : IdentityChange;

    /// <summary>The turn's learner is called so on this phone.</summary>
    public sealed record Name(string Called) : IdentityChange;

    /// <summary>Somebody who learns elsewhere too leaves this phone; everything of theirs stays with them.</summary>
    public sealed record Remove(LearnerId Learner) : IdentityChange;

    /// <summary>
    /// The turn's learner may be joined by whoever types this code in time, or may have a practice confirmed by it and nothing else; an
    /// earlier code of theirs is void.
    /// </summary>
    public sealed record Open(string Code, DateTimeOffset Until, bool ForWitness = false) : IdentityChange;

    /// <summary>A code that is nobody's was typed: counted against guessing.</summary>
    public sealed record Guess : IdentityChange;

    /// <summary>The one who spoke and the turn's learner, whose code is open, are one person from now on; the code is used up.</summary>
    public sealed record Join : IdentityChange;

    /// <summary>The turn's learner goes on at this address alone; the others begin anew.</summary>
    public sealed record Keep : IdentityChange;

    /// <summary>This address leaves the one who spoke, who goes on elsewhere, and begins anew with the turn's learner.</summary>
    public sealed record Part : IdentityChange;
}
