using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Campaign;

/// <summary>What a target asks and this learner has done, at the stage the target counts.</summary>
public sealed record Finished(Target Target, DateOnly Day)
{
    /// <summary>In the order of the plan.</summary>
    public static IReadOnlyList<Finished> Of(Catalogue catalogue, Learner learner)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(learner);
        var days = (learner.Reached ?? []).SelectMany(f => f.Days).ToDictionary(d => d.Key, d => d.Value);
        return [.. catalogue.Targets.Targets.Where(t => NameOf(t) is { } name && days.ContainsKey(name)).Select(t => new Finished(t, days[NameOf(t)!]))];
    }

    /// <summary>True when coming to this stage is what the target asks.</summary>
    internal static bool Is(Target target, TargetStage stage) => StageOf(target) == stage;

    private static string? NameOf(Target target) => StageOf(target) is { } stage ? $"{target.Code}/{stage}" : null;

    private static TargetStage? StageOf(Target target) => target.Measure?.Counts switch
    {
        TargetMeasure.Learned => TargetStage.Learned,
        TargetMeasure.Passed => TargetStage.Passed,
        _ => null,
    };
}
