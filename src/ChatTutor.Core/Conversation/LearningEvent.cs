using System.Text.Json.Serialization;

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
[JsonDerivedType(typeof(Forgotten), "forgotten")]
[JsonDerivedType(typeof(LearnersJoined), "joined")]
[JsonDerivedType(typeof(CompletionJoined), "twice")]
public abstract record LearningEvent
{
    private LearningEvent() { }

    /// <summary>The evidence of consent the law asks for: which text, and what was said to it.</summary>
    public sealed record ConsentAnswered(int Version, bool Given) : LearningEvent;

    public sealed record LessonStarted(string Lesson, int Version) : LearningEvent;

    /// <param name="Given">Ids of the choices taken, or "typed".</param>
    /// <param name="Try">1 for the first answer to this question in this going-through.</param>
    public sealed record QuestionMarked(string Lesson, string Step, bool Right, string Given, int Try) : LearningEvent;

    /// <param name="First">False when the learner had completed this lesson before: only first completions are counted.</param>
    /// <param name="Audience">The learner's group then, or null.</param>
    /// <param name="Commune">The learner's commune then, or null.</param>
    public sealed record LessonCompleted(
        string Lesson, int Version, int Right, int Questions, bool First, bool FirstEver, string? Audience, string? Commune) : LearningEvent;

    /// <summary>The learner's screen looks other than a card says.</summary>
    /// <param name="Version">Of the lesson: an author who mends the card raises it.</param>
    public sealed record ScreenDiffered(string Lesson, string Step, int Version) : LearningEvent;

    /// <summary>The learner said whether the answer to a free question was what they meant.</summary>
    /// <param name="Lesson">The lesson it was taken from, or null.</param>
    public sealed record AnswerJudged(string? Lesson, bool Liked) : LearningEvent;

    /// <summary>The learner asked to be forgotten; what was counted stays counted, nothing leads back to the person.</summary>
    public sealed record Forgotten : LearningEvent;

    /// <summary>Two learners turned out to be one person: from here on everything of <paramref name="Other"/> is this learner's.</summary>
    /// <param name="Audience">With the commune and the day: under which the person had been counted a second time.</param>
    /// <param name="CountedTwice">The day of that count, taken back by this event; null when it was counted once.</param>
    public sealed record LearnersJoined(LearnerId Other, string? Audience, string? Commune, DateOnly? CountedTwice) : LearningEvent;

    /// <summary>Both had completed this lesson: the later completion, counted on this day and so, is taken back.</summary>
    public sealed record CompletionJoined(string Lesson, string? Audience, string? Commune, DateOnly Day) : LearningEvent;

    public T Match<T>(
        Func<ConsentAnswered, T> consentAnswered, Func<LessonStarted, T> lessonStarted, Func<QuestionMarked, T> questionMarked,
        Func<LessonCompleted, T> lessonCompleted, Func<ScreenDiffered, T> screenDiffered, Func<AnswerJudged, T> answerJudged,
        Func<Forgotten, T> forgotten, Func<LearnersJoined, T> learnersJoined, Func<CompletionJoined, T> completionJoined)
    {
        ArgumentNullException.ThrowIfNull(consentAnswered);
        ArgumentNullException.ThrowIfNull(lessonStarted);
        ArgumentNullException.ThrowIfNull(questionMarked);
        ArgumentNullException.ThrowIfNull(lessonCompleted);
        ArgumentNullException.ThrowIfNull(screenDiffered);
        ArgumentNullException.ThrowIfNull(answerJudged);
        ArgumentNullException.ThrowIfNull(forgotten);
        ArgumentNullException.ThrowIfNull(learnersJoined);
        ArgumentNullException.ThrowIfNull(completionJoined);
        return this switch
        {
            ConsentAnswered e => consentAnswered(e),
            LessonStarted e => lessonStarted(e),
            QuestionMarked e => questionMarked(e),
            LessonCompleted e => lessonCompleted(e),
            ScreenDiffered e => screenDiffered(e),
            AnswerJudged e => answerJudged(e),
            Forgotten e => forgotten(e),
            LearnersJoined e => learnersJoined(e),
            CompletionJoined e => completionJoined(e),
            _ => throw new InvalidOperationException(),
        };
    }
}
