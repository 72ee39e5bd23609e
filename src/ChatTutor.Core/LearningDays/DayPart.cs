using System.Text.Json.Serialization;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.LearningDays;

/// <summary>Something a learner did about a learning day, once for each day and stage, and what it was counted under.</summary>
/// <param name="Commune">The learner's commune then; of a check-in the hall's.</param>
/// <param name="Hall">The code of the hall, for a check-in.</param>
public sealed record DayPart(string Day, DayStage Stage, DateOnly On, string? Commune = null, string? Hall = null)
{
    /// <summary>The event by which this was counted.</summary>
    [JsonIgnore]
    public LearningEvent Happened => Stage switch
    {
        DayStage.Joined => new LearningEvent.DayJoined(Day, Commune),
        DayStage.CheckedIn => new LearningEvent.CheckedIn(Day, Hall ?? "", Commune),
        _ => new LearningEvent.ChallengeDone(Day, Commune),
    };

    /// <summary>It is counted no more.</summary>
    [JsonIgnore]
    public LearningEvent TakenBack => new LearningEvent.Recounted(Happened, null, On);

    public static DayPart? Find(Learner learner, string day, DayStage stage)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Days?.FirstOrDefault(p => p.Day == day && p.Stage == stage);
    }

    /// <summary>Those of two learners who are one person; of what both did, the earlier stays and the later is counted no more.</summary>
    public static (IReadOnlyList<DayPart>? All, IReadOnlyList<LearningEvent> Recounted) Join(IReadOnlyList<DayPart>? home, IReadOnlyList<DayPart>? here)
    {
        if (home is null || here is null)
            return (home ?? here, []);
        var together = home.Concat(here).GroupBy(p => (p.Day, p.Stage)).Select(g => g.OrderBy(p => p.On).ToList()).ToList();
        return ([.. together.Select(g => g[0])], [.. together.SelectMany(g => g.Skip(1)).Select(p => p.TakenBack)]);
    }
}
