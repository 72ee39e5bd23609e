using System.Collections.Immutable;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Campaign;

/// <summary>
/// Notes when a person comes to a stage of a target, once for ever: the event is the fact, so that counters can be made again from
/// the events whatever the plan says later.
/// </summary>
internal static class TargetProgress
{
    public static Turn Note(Catalogue catalogue, Learner before, Turn turn)
    {
        var learner = turn.Learner;
        if (learner.Consent != Consent.Given || learner.Forgotten || learner.Audience is null || IsSame(before, learner))
            return turn;
        var known = learner.Reached ?? [];
        var news = catalogue.Targets.Targets
            .SelectMany(target => Stages(catalogue, target, learner).Select(stage => (target.Code, Stage: stage)))
            .Where(n => !known.Contains(Name(n.Code, n.Stage))).ToList();
        return news.Count == 0 ? turn : turn with
        {
            Learner = learner with { Reached = known.Union(news.Select(n => Name(n.Code, n.Stage))) },
            Events =
            [
                .. turn.Events,
                .. news.Select(n => new LearningEvent.TargetReached(n.Code, n.Stage, learner.Audience, learner.Commune, learner.Hamlet)),
            ],
        };
    }

    private static IEnumerable<TargetStage> Stages(Catalogue catalogue, Target target, Learner learner)
    {
        if (target.Measure is not { } measure || !measure.Audiences.Contains(learner.Audience!))
            yield break;
        var wishes = measure.Lessons.Select(w => (w.Least, Lessons: w.Lessons(catalogue, learner.Audience!).ToList())).ToList();
        if (wishes.Any(w => w.Lessons.Any(learner.HasCompleted)))
            yield return TargetStage.Joined;
        if (measure.Practices.Count > 0 && measure.Practices.All(p => learner.Practised?.Contains(p) == true))
            yield return TargetStage.Practised;
        if (wishes.Count > 0 && wishes.TrueForAll(w => w.Lessons.Count > 0 && w.Lessons.Count(learner.HasCompleted) >= (w.Least ?? w.Lessons.Count)))
            yield return TargetStage.Learned;
    }

    private static bool IsSame(Learner before, Learner after) =>
        ReferenceEquals(before.Completed, after.Completed) && ReferenceEquals(before.Practised, after.Practised) && before.Audience == after.Audience;

    private static string Name(string code, TargetStage stage) => $"{code}/{stage}";
}
