using System.Text.Json.Serialization;

namespace ChatTutor.Core.Conversation;

/// <summary>One message to the learner. Closed. The id is unique for the learner and the same on every repetition.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(Picture), "picture")]
public abstract record Reply(string Id, string Text, IReadOnlyList<ReplyChoice> Choices)
{
    /// <summary>Words, with buttons under them.</summary>
    /// <param name="Source">Where the facts come from, to be shown small.</param>
    /// <param name="Ai">A model wrote this: show the label "AI soạn".</param>
    /// <param name="Link">A page to open, beside the buttons.</param>
    public sealed record Say(
        string Id, string Text, IReadOnlyList<ReplyChoice> Choices, string? Source = null, bool Ai = false, ReplyLink? Link = null)
        : Reply(Id, Text, Choices);

    /// <summary>A picture of the content folder's media, with a caption and words for those who cannot see it.</summary>
    public sealed record Picture(string Id, string Text, IReadOnlyList<ReplyChoice> Choices, string File, string Alt)
        : Reply(Id, Text, Choices);

    public T Match<T>(Func<Say, T> say, Func<Picture, T> picture)
    {
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(picture);
        return this switch
        {
            Say r => say(r),
            Picture r => picture(r),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>A button. Its id names the message it belongs to, so that an old button is known as old; at most 64 bytes.</summary>
public sealed record ReplyChoice(string Id, string Label);

/// <summary>A page on the web worth opening.</summary>
public sealed record ReplyLink(string Label, string Url);
