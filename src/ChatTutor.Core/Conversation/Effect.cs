using System.Text.Json.Serialization;

namespace ChatTutor.Core.Conversation;

/// <summary>Slow or outside work the tutor asks for; its result comes back as a message. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(RemindAt), "remind")]
[JsonDerivedType(typeof(DrawCode), "code")]
[JsonDerivedType(typeof(TellLinked), "linked")]
[JsonDerivedType(typeof(Witness), "witness")]
[JsonDerivedType(typeof(Listen), "listen")]
public abstract record Effect
{
    private Effect() { }

    /// <summary>Find an answer to a free question.</summary>
    /// <param name="Question">Secrets masked.</param>
    /// <param name="Commune">Whose own words count, or null.</param>
    /// <param name="Earlier">Up to two questions of the same talk, oldest first, or null.</param>
    public sealed record Ask(string Question, string? Commune = null, IReadOnlyList<string>? Earlier = null) : Effect;

    /// <summary>Wake the learner about a lesson left halfway, not before this moment.</summary>
    public sealed record RemindAt(DateTimeOffset At, string Lesson) : Effect;

    /// <summary>Draw a code for this learner.</summary>
    public sealed record DrawCode(CodeUse Use = CodeUse.Join) : Effect;

    /// <summary>Say at the learner's other places that one more is joined now; done once at each of them.</summary>
    public sealed record TellLinked : Effect;

    /// <summary>Write down, in the record of another learner, that they were seen doing a lesson's thing to try; done in that learner's own turn.</summary>
    /// <param name="Who">Somebody of this phone, or who has shown their code; the code is then used up.</param>
    /// <param name="By">The organiser's id.</param>
    public sealed record Witness(LearnerId Who, string Lesson, string By) : Effect;

    /// <summary>Listen to a voice message: only where it is is kept, never the sound.</summary>
    /// <param name="File">The platform's own id or address of it.</param>
    /// <param name="Screen">The message the person had before them when they spoke.</param>
    /// <param name="Seconds">Its length; null where the platform does not say.</param>
    public sealed record Listen(string File, int Screen, int? Seconds = null) : Effect;

    public T Match<T>(Func<Ask, T> ask, Func<RemindAt, T> remindAt, Func<DrawCode, T> drawCode, Func<TellLinked, T> tellLinked,
        Func<Witness, T> witness, Func<Listen, T> listen)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(remindAt);
        ArgumentNullException.ThrowIfNull(drawCode);
        ArgumentNullException.ThrowIfNull(tellLinked);
        ArgumentNullException.ThrowIfNull(witness);
        ArgumentNullException.ThrowIfNull(listen);
        return this switch
        {
            Ask e => ask(e),
            RemindAt e => remindAt(e),
            DrawCode e => drawCode(e),
            TellLinked e => tellLinked(e),
            Witness e => witness(e),
            Listen e => listen(e),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>What a code that was drawn is good for; for nothing else.</summary>
public enum CodeUse
{
    /// <summary>Joins another place to the learner.</summary>
    Join,

    /// <summary>Lets somebody of the neighbourhood confirm a practice.</summary>
    Witness,

    /// <summary>Tells the office which row of its list the learner is.</summary>
    Slip,
}
