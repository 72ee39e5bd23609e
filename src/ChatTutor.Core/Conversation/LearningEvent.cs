using System.Text.Json.Serialization;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// Something that happened and stays so: the ledger from which every count can be made again. Closed, append-only; members are
/// never renamed. No words of the learner and no name are in it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConsentAnswered), "consent")]
[JsonDerivedType(typeof(LessonStarted), "started")]
[JsonDerivedType(typeof(QuestionMarked), "marked")]
[JsonDerivedType(typeof(LessonCompleted), "completed")]
[JsonDerivedType(typeof(ScreenDiffered), "screen")]
[JsonDerivedType(typeof(AnswerJudged), "judged")]
[JsonDerivedType(typeof(PracticeDone), "practised")]
[JsonDerivedType(typeof(PracticeWitnessed), "witnessed")]
[JsonDerivedType(typeof(TargetReached), "target")]
[JsonDerivedType(typeof(Forgotten), "forgotten")]
[JsonDerivedType(typeof(LearnersJoined), "joined")]
[JsonDerivedType(typeof(Recounted), "recounted")]
[JsonDerivedType(typeof(DayJoined), "day-joined")]
[JsonDerivedType(typeof(DayLeft), "day-left")]
[JsonDerivedType(typeof(CheckedIn), "checked-in")]
[JsonDerivedType(typeof(ChallengeDone), "challenge")]
[JsonDerivedType(typeof(SelfTested), "self-tested")]
public abstract record LearningEvent
{
    private LearningEvent() { }

    /// <summary>The evidence of consent the law asks for: which text, and what was said to it.</summary>
    public sealed record ConsentAnswered(int Version, bool Given) : LearningEvent;

    public sealed record LessonStarted(string Lesson, int Version) : LearningEvent;

    /// <param name="Given">Ids of the choices taken, or "typed".</param>
    /// <param name="Try">1 for the first answer to this question in this going-through.</param>
    /// <param name="Commune">The learner's commune then, or null.</param>
    public sealed record QuestionMarked(string Lesson, string Step, bool Right, string Given, int Try, string? Commune = null) : LearningEvent;

    /// <param name="First">False when the learner had completed this lesson before: only first completions are counted.</param>
    /// <param name="Audience">The learner's group then, or null.</param>
    /// <param name="Commune">The learner's commune then, or null.</param>
    /// <param name="Hamlet">The learner's hamlet then ("commune/ap-1"), or null.</param>
    public sealed record LessonCompleted(
        string Lesson, int Version, int Right, int Questions, bool First, bool FirstEver, string? Audience, string? Commune, string? Hamlet = null)
        : LearningEvent;

    /// <summary>The learner says for the first time that they did a lesson's thing to try: evidence E1, nobody has seen it.</summary>
    public sealed record PracticeDone(string Lesson, string Step, string? Audience, string? Commune, string? Hamlet = null) : LearningEvent;

    /// <summary>Somebody who may confirm it has seen the learner do it; once for each learner and lesson.</summary>
    /// <param name="By">The organiser's id, never the learner's own.</param>
    public sealed record PracticeWitnessed(string Lesson, string Step, string? Audience, string? Commune, string? Hamlet, string By) : LearningEvent;

    /// <summary>The learner came to a stage of a target for the first time; each person and stage once, for ever.</summary>
    public sealed record TargetReached(string Target, TargetStage Stage, string? Audience, string? Commune, string? Hamlet = null) : LearningEvent;

    /// <summary>The learner's screen looks other than a card says.</summary>
    /// <param name="Version">Of the lesson: an author who mends the card raises it.</param>
    public sealed record ScreenDiffered(string Lesson, string Step, int Version) : LearningEvent;

    /// <summary>The learner said whether the answer to a free question was what they meant.</summary>
    /// <param name="Lesson">The lesson it was taken from, or null.</param>
    public sealed record AnswerJudged(string? Lesson, bool Liked) : LearningEvent;

    /// <summary>The learner asked to be forgotten; what was counted stays counted, nothing leads back to the person.</summary>
    public sealed record Forgotten : LearningEvent;

    /// <summary>Two learners turned out to be one person: from here on everything of <paramref name="Other"/> is this learner's.</summary>
    public sealed record LearnersJoined(LearnerId Other) : LearningEvent;

    /// <summary>What had been counted as one thing is another, now that two learners are known to be one person.</summary>
    /// <param name="Was">The event as it was counted; of a completion only what counts is known, the rest is 0.</param>
    /// <param name="Is">What it should have been; null = nothing.</param>
    /// <param name="Day">On which it was counted.</param>
    public sealed record Recounted(LearningEvent Was, LearningEvent? Is, DateOnly Day) : LearningEvent;

    /// <summary>The learner says for the first time that they come to a learning day.</summary>
    /// <param name="Commune">The learner's commune then, or null.</param>
    public sealed record DayJoined(string Day, string? Commune) : LearningEvent;

    /// <summary>The learner does not come after all.</summary>
    /// <param name="Commune">Where it had been counted.</param>
    public sealed record DayLeft(string Day, string? Commune) : LearningEvent;

    /// <summary>The learner was in a hall on a learning day; each person once a day.</summary>
    /// <param name="Hall">The hall's code.</param>
    /// <param name="Commune">The hall's commune.</param>
    public sealed record CheckedIn(string Day, string Hall, string? Commune) : LearningEvent;

    /// <summary>The learner completed a learning day's challenge on that day; each person once a day.</summary>
    public sealed record ChallengeDone(string Day, string? Commune) : LearningEvent;

    /// <summary>The learner did a self-test before any lesson of its course, or after all of them; each person, course and stage once.</summary>
    /// <param name="Right">Right first answers.</param>
    /// <param name="Of">Questions asked.</param>
    /// <param name="Before">On the one after the course: right answers on the one before it.</param>
    /// <param name="Commune">The learner's commune at the one before, or null.</param>
    public sealed record SelfTested(string Course, SelfTestStage Stage, int Right, int Of, int? Before, string? Commune) : LearningEvent;

    public T Match<T>(
        Func<ConsentAnswered, T> consentAnswered, Func<LessonStarted, T> lessonStarted, Func<QuestionMarked, T> questionMarked,
        Func<LessonCompleted, T> lessonCompleted, Func<ScreenDiffered, T> screenDiffered, Func<AnswerJudged, T> answerJudged,
        Func<PracticeDone, T> practiceDone, Func<PracticeWitnessed, T> practiceWitnessed, Func<TargetReached, T> targetReached, Func<Forgotten, T> forgotten,
        Func<LearnersJoined, T> learnersJoined, Func<Recounted, T> recounted, Func<DayJoined, T> dayJoined, Func<DayLeft, T> dayLeft,
        Func<CheckedIn, T> checkedIn, Func<ChallengeDone, T> challengeDone, Func<SelfTested, T> selfTested)
    {
        ArgumentNullException.ThrowIfNull(consentAnswered);
        ArgumentNullException.ThrowIfNull(lessonStarted);
        ArgumentNullException.ThrowIfNull(questionMarked);
        ArgumentNullException.ThrowIfNull(lessonCompleted);
        ArgumentNullException.ThrowIfNull(screenDiffered);
        ArgumentNullException.ThrowIfNull(answerJudged);
        ArgumentNullException.ThrowIfNull(practiceDone);
        ArgumentNullException.ThrowIfNull(practiceWitnessed);
        ArgumentNullException.ThrowIfNull(targetReached);
        ArgumentNullException.ThrowIfNull(forgotten);
        ArgumentNullException.ThrowIfNull(learnersJoined);
        ArgumentNullException.ThrowIfNull(recounted);
        ArgumentNullException.ThrowIfNull(dayJoined);
        ArgumentNullException.ThrowIfNull(dayLeft);
        ArgumentNullException.ThrowIfNull(checkedIn);
        ArgumentNullException.ThrowIfNull(challengeDone);
        ArgumentNullException.ThrowIfNull(selfTested);
        return this switch
        {
            ConsentAnswered e => consentAnswered(e),
            LessonStarted e => lessonStarted(e),
            QuestionMarked e => questionMarked(e),
            LessonCompleted e => lessonCompleted(e),
            ScreenDiffered e => screenDiffered(e),
            AnswerJudged e => answerJudged(e),
            PracticeDone e => practiceDone(e),
            PracticeWitnessed e => practiceWitnessed(e),
            TargetReached e => targetReached(e),
            Forgotten e => forgotten(e),
            LearnersJoined e => learnersJoined(e),
            Recounted e => recounted(e),
            DayJoined e => dayJoined(e),
            DayLeft e => dayLeft(e),
            CheckedIn e => checkedIn(e),
            ChallengeDone e => challengeDone(e),
            SelfTested e => selfTested(e),
            _ => throw new InvalidOperationException(),
        };
    }
}

/// <summary>How far a person is towards a target; each is counted by itself, as each rests on other evidence.</summary>
public enum TargetStage
{
    /// <summary>One lesson of those wanted is completed.</summary>
    Joined,

    /// <summary>The things to try were said to be done (E1).</summary>
    Practised,

    /// <summary>All lessons wanted are completed (E2).</summary>
    Learned,

    /// <summary>The watched exam is passed (E4).</summary>
    Passed,

    /// <summary>Of the things to try, those that want a witness were seen to be done by somebody who may confirm it.</summary>
    Witnessed,
}
