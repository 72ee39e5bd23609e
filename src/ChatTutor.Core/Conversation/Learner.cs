using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>One person as the tutor knows them: as little as teaching needs, and nothing that names them.</summary>
/// <param name="Screen">Counts the tutor's messages to this learner; buttons carry it, so that an old button is known.</param>
/// <param name="ValidFrom">Buttons of messages from this one on still fit what the learner is at.</param>
/// <param name="Paused">Lessons left halfway for another one, latest last: nothing is lost.</param>
/// <param name="Offered">The buttons of the latest message, so that digits and words can stand for them.</param>
/// <param name="Lesson">Where they are in a lesson; kept through questions, menus and any pause.</param>
/// <param name="Completed">Lesson id to the day it was first completed.</param>
/// <param name="HasIphone">The learner said so: cards then name things as an iPhone does.</param>
/// <param name="Reported">Cards this learner found different from their screen, as "lesson#step@version", latest last.</param>
/// <param name="Earlier">What was asked in the last hour, secrets masked, latest last.</param>
/// <param name="Given">Answers of the last hour that may still be judged, latest last.</param>
/// <param name="Noted">Questions of this learner that were kept for authors.</param>
/// <param name="QuietUntil">Somebody of the office talks with this person: until then the tutor speaks only when it is called.</param>
/// <param name="Joined">The day of their first message; null for those who came before it was kept.</param>
/// <param name="Pronouns">How this person is called when not as everybody: pupils are "em", whatever else is kept of them.</param>
/// <param name="Hamlet">"commune/ap-1"; asked only where the commune has a list of hamlets.</param>
/// <param name="Practised">Lessons whose thing to try they said they did.</param>
/// <param name="Reached">Stages of targets that were counted for this person, as "CT03/Learned".</param>
/// <param name="Bulletins">What they want to be told of unasked, latest last; null = nothing.</param>
public sealed record Learner(
    LearnerId Id,
    Consent Consent = Consent.Unasked,
    int ConsentVersion = 0,
    string? Audience = null,
    string? Commune = null,
    bool Muted = false,
    bool Blocked = false,
    Activity? Activity = null,
    LessonPlace? Lesson = null,
    IReadOnlyList<LessonPlace>? Paused = null,
    int Screen = 0,
    int ValidFrom = 0,
    IReadOnlyList<ReplyChoice>? Offered = null,
    string? LastChoice = null,
    DateTimeOffset? LastChoiceAt = null,
    DateTimeOffset? LastSeen = null,
    ImmutableSortedDictionary<string, DateOnly>? Completed = null,
    bool Forgotten = false,
    bool HasIphone = false,
    IReadOnlyList<string>? Reported = null,
    Pronouns? Pronouns = null,
    string? Hamlet = null,
    IReadOnlyList<FirstTimes>? Practised = null,
    IReadOnlyList<FirstTimes>? Reached = null,
    IReadOnlyList<EarlierQuestion>? Earlier = null,
    DateTimeOffset? QuietUntil = null,
    IReadOnlyList<Subscription>? Bulletins = null,
    IReadOnlyList<GivenAnswer>? Given = null,
    int Noted = 0,
    DateOnly? Joined = null)
{
    /// <summary>What they did about learning days; each thing once for each day.</summary>
    public IReadOnlyList<DayPart>? Days { get; init; }

    /// <summary>What each completion was counted under, so that one counted twice can be taken back; the very first stands first.</summary>
    public IReadOnlyList<CountedUnder>? Counted { get; init; }

    /// <summary>Lessons whose thing to try somebody has seen them do.</summary>
    public IReadOnlyList<FirstTimes>? Witnessed { get; init; }

    /// <summary>The organisers who have seen one of these, by their ids.</summary>
    public IReadOnlyList<string>? Witnesses { get; init; }

    /// <summary>The organiser this person is, once they wrote from their linked chat as one who may confirm; nobody confirms themselves, not even by joining later.</summary>
    public string? Organiser { get; init; }

    /// <summary>Their row on the list for the office that confirms people; null = they have not agreed to be on it.</summary>
    public Slip? Slip { get; init; }

    /// <summary>When they last asked for help; null again once a lesson is completed.</summary>
    public DateTimeOffset? HelpAsked { get; init; }

    /// <summary>The self-test they are at; it comes before the lesson at hand until it is finished or put aside.</summary>
    public SelfTest? Test { get; init; }

    /// <summary>Self-tests left halfway, latest last: nothing is lost.</summary>
    public IReadOnlyList<SelfTest>? TestsLeft { get; init; }

    /// <summary>What was counted of their self-tests, one for each course.</summary>
    public IReadOnlyList<SelfTestResult>? Tested { get; init; }

    /// <summary>They are in a lesson or a self-test that can be gone on with.</summary>
    [JsonIgnore]
    public bool HasPlace => Lesson is not null || Test is not null;

    /// <summary>Of those whose learning may not be written down without their parents: they are called otherwise though nothing is kept.</summary>
    [JsonIgnore]
    public bool IsPupil => Consent == Consent.Declined && Pronouns is not null;

    public bool HasCompleted(string lesson) => Completed?.ContainsKey(lesson) == true;
}

/// <summary>What the person said to being remembered. "No" still lets them learn, without a record.</summary>
public enum Consent { Unasked, Given, Declined }

/// <summary>The place in a lesson, by step id, never by number: authors may add and move steps under a learner.</summary>
/// <param name="Picked">What has been picked so far of a question with several picks.</param>
/// <param name="Answered">The step's question has been answered; its feedback is on the screen.</param>
/// <param name="Marks">Step id to its latest mark.</param>
/// <param name="Behind">Index the step had when last shown, to find the nearest one if an author removes it.</param>
public sealed record LessonPlace(
    string Lesson,
    string Step,
    IReadOnlyList<string> Picked,
    bool Answered,
    ImmutableSortedDictionary<string, StepMark> Marks,
    int Behind);

/// <summary>The latest answer to a question, and how many there have been in this going-through.</summary>
public sealed record StepMark(bool Right, int Tries);
