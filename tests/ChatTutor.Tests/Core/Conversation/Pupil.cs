using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Core;

/// <summary>A learner in a test: written to JSON and read back after every turn, pressing and typing what a person sees.</summary>
public sealed class Pupil(Catalogue catalogue, long id = 1)
{
    /// <summary>Time that passes before each message.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private Learner learner = new(new LearnerId(id));

    public Catalogue Catalogue { get; set; } = catalogue;

    public Learner Learner
    {
        get => learner;
        set => learner = StoredJson.Read<Learner>(StoredJson.Write(value));
    }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    public List<LearningEvent> Events { get; } = [];

    public int Sent { get; private set; }

    public Turn Last { get; private set; } = Turn.Silent(new Learner(new LearnerId(id)));

    public string Text => string.Join('\n', Last.Replies.Select(r => r.Text));

    /// <summary>The question on the screen that waits for an answer, or null.</summary>
    public Question? Asked => Learner is { Activity: null, Test: null, Lesson: { Answered: false } place } && Catalogue.Lesson(place.Lesson) is { } lesson
        ? lesson.Find(place.Step) as Question : null;

    public Turn Send(InboundMessage message)
    {
        Now += Beat;
        Sent++;
        Last = Tutor.Respond(Catalogue, Learner, message, Now);
        Events.AddRange(Last.Events);
        Learner = Last.Learner.Forgotten ? new Learner(Learner.Id) : Last.Learner;
        return Last;
    }

    public Turn Say(string words) => Send(new InboundMessage.Text(words));

    /// <summary>Presses the button that does this ("opt:a", "next:mo"); it must be on the latest message.</summary>
    public Turn Tap(string action) => Send(new InboundMessage.Choice(Offered(action).Id));

    public ReplyChoice Offered(string action) => Learner.Offered!.Single(o => o.Id[(o.Id.IndexOf(':', StringComparison.Ordinal) + 1)..] == action);

    public bool IsOffered(string action) => Learner.Offered?.Any(o => o.Id.EndsWith(":" + action, StringComparison.Ordinal)) == true;

    /// <summary>The number of a button on the latest message, from 1.</summary>
    public int PlaceOf(string action) => Learner.Offered!.ToList().IndexOf(Offered(action)) + 1;

    /// <summary>Opens the chat through a link into a lesson and says yes to being remembered.</summary>
    public Pupil Begin(string lesson)
    {
        Send(new InboundMessage.Started(lesson));
        if (Learner.Consent == Consent.Unasked)
            Tap("consent-yes");
        return this;
    }
}
