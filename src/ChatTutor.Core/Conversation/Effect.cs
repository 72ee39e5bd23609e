using System.Text.Json.Serialization;

namespace ChatTutor.Core.Conversation;

/// <summary>Slow or outside work the tutor asks for; its result comes back as a message. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(RemindAt), "remind")]
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

    public T Match<T>(Func<Ask, T> ask, Func<RemindAt, T> remindAt)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(remindAt);
        return this switch
        {
            Ask e => ask(e),
            RemindAt e => remindAt(e),
            _ => throw new InvalidOperationException(),
        };
    }
}
