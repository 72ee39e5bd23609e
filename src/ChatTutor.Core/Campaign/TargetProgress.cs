using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Campaign;

/// <summary>
/// Notes when a person comes to a stage of a target, once for ever: the event is the fact, so that counters can be made again from
/// the events whatever the plan says later.
/// </summary>
internal static class TargetProgress
{
    public static Turn Note(Catalogue catalogue, Learner before, Turn turn, DateOnly today)
    {
        var learner = turn.Learner;
        if (learner.Consent != Consent.Given || learner.Forgotten || learner.Audience is null || IsSame(before, learner))
            return turn;
        var news = catalogue.Targets.Targets
            .SelectMany(target => Stages(catalogue, target, learner).Select(stage => (target.Code, Stage: stage)))
            .Where(n => !FirstTimes.Has(learner.Reached, Name(n.Code, n.Stage))).ToList();
        if (news.Count == 0)
            return turn;
        var asked = news.Exists(n => catalogue.Targets.Find(n.Code) is { } target && Finished.Is(target, n.Stage)) ? SlipActivity.Offer(catalogue, turn) : turn;
        return asked with
        {
            Learner = learner with { Reached = FirstTimes.Add(learner.Reached, learner, news.Select(n => Name(n.Code, n.Stage)), today) },
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
        var wishes = measure.Lessons.Select(w => (w.AtLeast, Lessons: w.Lessons(catalogue, learner.Audience!).ToList())).ToList();
        if (wishes.Any(w => w.Lessons.Any(learner.HasCompleted)))
            yield return TargetStage.Joined;
        if (measure.Practices.Count > 0 && measure.Practices.All(p => FirstTimes.Has(learner.Practised, p)))
        {
            yield return TargetStage.Practised;
            if (measure.WantsWitness(catalogue) && measure.Witnessed(catalogue).All(p => FirstTimes.Has(learner.Witnessed, p)))
                yield return TargetStage.Witnessed;
        }
        if (wishes.Count > 0 && wishes.TrueForAll(w => w.Lessons.Count > 0 && w.Lessons.Count(learner.HasCompleted) >= (w.AtLeast ?? w.Lessons.Count)))
            yield return TargetStage.Learned;
    }

    private static bool IsSame(Learner before, Learner after) =>
        ReferenceEquals(before.Completed, after.Completed) && ReferenceEquals(before.Practised, after.Practised)
        && ReferenceEquals(before.Witnessed, after.Witnessed) && before.Audience == after.Audience;

    /// <summary>The event by which a stage of that name was counted.</summary>
    public static LearningEvent.TargetReached Reached(string name, FirstTimes under) =>
        name.Split('/') is [var code, var stage] ? new(code, Enum.Parse<TargetStage>(stage), under.Audience, under.Commune, under.Hamlet)
            : throw new ArgumentException($"\"{name}\" is no stage of a target.", nameof(name));

    private static string Name(string code, TargetStage stage) => $"{code}/{stage}";
}
