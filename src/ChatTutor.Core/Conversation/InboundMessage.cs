using ChatTutor.Core.Bulletins;

namespace ChatTutor.Core.Conversation;

/// <summary>What reaches the tutor, whatever the channel. Closed.</summary>
public abstract record InboundMessage
{
    private InboundMessage() { }

    /// <summary>Typed words.</summary>
    public sealed record Text(string Words) : InboundMessage;

    /// <summary>A button of an earlier reply; the id is the one that reply carried.</summary>
    public sealed record Choice(string Id) : InboundMessage;

    /// <summary>Something that is neither words nor a button: "photo", "voice", "file", "sticker", "contact", "location".</summary>
    /// <param name="Voice">Where the sound of a voice message is, if the platform gives it out and it may be listened to.</param>
    public sealed record Media(string Kind, VoiceNote? Voice = null) : InboundMessage;

    /// <summary>The first opening of the chat, perhaps through a link into a lesson (payload "course/lesson", or "course_lesson" where a platform forbids the slash).</summary>
    public sealed record Started(string? Payload) : InboundMessage;

    /// <summary>The person shut the door on the platform: nothing may be sent until they come back.</summary>
    public sealed record Blocked : InboundMessage;

    /// <summary>The answer to a free question, come back as a message.</summary>
    /// <param name="Question">What was asked, secrets masked.</param>
    public sealed record Answered(Answer Answer, string Question = "") : InboundMessage;

    /// <summary>A moment the tutor had asked to be woken for.</summary>
    public sealed record Reminder(string Lesson) : InboundMessage;

    /// <summary>The person took back, on the platform itself, the leave to keep anything about them.</summary>
    public sealed record Withdrawn : InboundMessage;

    /// <summary>Somebody of the office has answered this person by hand, in the same chat.</summary>
    /// <param name="Quiet">For how long the tutor then holds its tongue.</param>
    public sealed record AnsweredByHand(TimeSpan Quiet) : InboundMessage;

    /// <summary>A bulletin was posted that this person may have subscribed to.</summary>
    public sealed record Announced(Bulletin Bulletin) : InboundMessage;

    /// <summary>A code that was asked for.</summary>
    public sealed record CodeDrawn(string Code, CodeUse Use = CodeUse.Join) : InboundMessage;

    /// <summary>Another place was joined to this learner.</summary>
    public sealed record Linked : InboundMessage;

    /// <summary>Somebody who may confirm it has seen this learner do the lesson's thing to try.</summary>
    /// <param name="By">The organiser's id.</param>
    public sealed record Witnessed(string Lesson, string By) : InboundMessage;

    /// <summary>A voice message that was listened to, come back as the words in it.</summary>
    /// <param name="Words">As they were heard, secrets and all; empty when there were none.</param>
    /// <param name="Screen">The message the person had before them when they spoke.</param>
    /// <param name="Unheard">Why there are no words, or null.</param>
    public sealed record Heard(string Words, int Screen, Unheard? Unheard = null) : InboundMessage;

    /// <summary>True for what the person did themselves, which opens the way to write to them again.</summary>
    public bool IsFromThePerson => this is Text or Choice or Media or Started;

    public T Match<T>(
        Func<Text, T> text, Func<Choice, T> choice, Func<Media, T> media, Func<Started, T> started, Func<Blocked, T> blocked,
        Func<Answered, T> answered, Func<Reminder, T> reminder, Func<Withdrawn, T> withdrawn, Func<AnsweredByHand, T> answeredByHand,
        Func<Announced, T> announced, Func<CodeDrawn, T> codeDrawn, Func<Linked, T> linked,
        Func<Witnessed, T> witnessed, Func<Heard, T> heard)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(started);
        ArgumentNullException.ThrowIfNull(blocked);
        ArgumentNullException.ThrowIfNull(answered);
        ArgumentNullException.ThrowIfNull(reminder);
        ArgumentNullException.ThrowIfNull(withdrawn);
        ArgumentNullException.ThrowIfNull(answeredByHand);
        ArgumentNullException.ThrowIfNull(announced);
        ArgumentNullException.ThrowIfNull(codeDrawn);
        ArgumentNullException.ThrowIfNull(linked);
        ArgumentNullException.ThrowIfNull(witnessed);
        ArgumentNullException.ThrowIfNull(heard);
        return this switch
        {
            Text m => text(m),
            Choice m => choice(m),
            Media m => media(m),
            Started m => started(m),
            Blocked m => blocked(m),
            Answered m => answered(m),
            Reminder m => reminder(m),
            Withdrawn m => withdrawn(m),
            AnsweredByHand m => answeredByHand(m),
            Announced m => announced(m),
            CodeDrawn m => codeDrawn(m),
            Linked m => linked(m),
            Witnessed m => witnessed(m),
            Heard m => heard(m),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>What is said to a free question.</summary>
/// <param name="Text">At most three short sentences.</param>
/// <param name="Lessons">Ids of lessons worth offering, at most four, best first.</param>
/// <param name="Source">Where the facts come from; null when nothing is claimed.</param>
/// <param name="Ai">True when a model wrote the wording: the learner is told.</param>
/// <param name="Offer">Bulletins worth subscribing to, or null.</param>
/// <param name="Near">Where there is no answer: ids of the nearest lessons, however far they are, for those who write lessons.</param>
public sealed record Answer(
    string Text, IReadOnlyList<string> Lessons, string? Source = null, bool Ai = false, BulletinOffer? Offer = null, IReadOnlyList<string>? Near = null);

/// <summary>Bulletins a person may want to be told of.</summary>
/// <param name="Commune">The commune that was asked for; null = where they live.</param>
public sealed record BulletinOffer(string Topic, string? Commune);
