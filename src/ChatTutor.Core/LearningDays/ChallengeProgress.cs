using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.LearningDays;

/// <summary>
/// Notes when a person completes the challenge of a learning day on that day, once: all its lessons are completed, and one of them
/// today. Children and who is not remembered have no record, and are never counted.
/// </summary>
public static class ChallengeProgress
{
    public static Turn Note(Catalogue catalogue, Turn turn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(turn);
        var learner = turn.Learner;
        if (learner is not { Consent: Consent.Given, Forgotten: false } || turn.Events.OfType<LearningEvent.LessonCompleted>().Select(e => e.Lesson).ToList() is not { Count: > 0 } done)
            return turn;
        var parts = catalogue.LearningDays.Days.Where(d => d.Day == today && DayPart.Find(learner, d.Id, DayStage.Challenge) is null && IsDone(d))
            .Select(d => new DayPart(d.Id, DayStage.Challenge, today, learner.Commune)).ToList();
        return parts.Count == 0 ? turn : turn with
        {
            Learner = learner with { Days = [.. learner.Days ?? [], .. parts] },
            Events = [.. turn.Events, .. parts.Select(p => p.Happened)],
        };

        bool IsDone(LearningDay day) => day.LessonsOf(catalogue).Select(l => l.Id).ToList() is { Count: > 0 } wanted
            && wanted.Exists(done.Contains) && wanted.TrueForAll(learner.HasCompleted);
    }
}
