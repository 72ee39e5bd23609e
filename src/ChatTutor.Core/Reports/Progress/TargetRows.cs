using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>
/// Rows for the whole province or one commune; with a target, for the areas below too. Nothing is divided by a number of another
/// scope, and nothing at all without a denominator.
/// </summary>
public sealed class TargetRows
{
    private readonly ReportInput input;
    private readonly TargetPlan plan;
    private readonly TargetCounts province;
    private readonly TargetCounts? commune;
    private readonly Protected hidden;
    private readonly Protected? hiddenBelow;

    private TargetRows(ReportInput input)
    {
        (this.input, plan) = (input, input.Catalogue.Targets);
        province = TargetCounts.OfProvince(input);
        hidden = new Protected(plan, province);
        if (input.Query is not { Unit: { } unit, Target: not null })
            return;
        commune = TargetCounts.OfCommune(input, unit);
        hiddenBelow = new Protected(plan, commune);
    }

    public static IReadOnlyList<TargetRow> Of(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = new TargetRows(input);
        return [.. input.Catalogue.Targets.Targets.Where(t => input.Query.Target is null || t.Code == input.Query.Target).SelectMany(rows.Of)];
    }

    private IEnumerable<TargetRow> Of(Target target) => target.Periods.SelectMany(period => Units(period, period == target.Periods[^1]).Select(unit => Row(target, period, unit)));

    private IEnumerable<string> Units(TargetPeriod period, bool isLatest)
    {
        if (input.Query.Unit is { } unit)
            return commune is null ? [unit] : [unit, .. commune.Tree.Parts.Select(p => p.Id)];
        // The whole province is counted too where the target speaks of a part of it, but not divided.
        string[] whole = isLatest && period.Scope != plan.Whole ? [period.Scope, plan.Whole] : [period.Scope];
        return input.Query.Target is null ? whole : [.. whole, .. input.Catalogue.Communes.Select(c => c.Id), AreaTree.Unknown];
    }

    private TargetRow Row(Target target, TargetPeriod period, string unit)
    {
        var (joined, practised) = (Count(target, period, unit, TargetStage.Joined), Count(target, period, unit, TargetStage.Practised));
        var witnessed = Count(target, period, unit, TargetStage.Witnessed);
        var (learned, passed) = (Count(target, period, unit, TargetStage.Learned), Count(target, period, unit, TargetStage.Passed));
        var day = input.Today < period.Deadline ? input.Today : period.Deadline;
        var official = input.Figures.Official(target.Code, unit, day);
        var (counted, evidence) = (target.Measure?.Counts ?? TargetMeasure.Official) switch
        {
            TargetMeasure.Learned => (learned, "E2"),
            TargetMeasure.Passed => (passed, "E4"),
            _ => (official?.Number, "E5"),
        };
        var outside = Outside(period, unit);
        var isCovered = outside is null;
        var denominator = isCovered && target.Unit != Target.Absolute ? input.Figures.Denominator(target.Code, unit, day) : null;
        var rate = isCovered ? Rate(counted, target.Unit != Target.Absolute ? denominator?.People : unit == period.Scope ? period.Threshold : null) : null;
        return new(
            target, period, unit, AreaTree.NameOf(input.Catalogue, unit), joined, learned, practised, witnessed, passed, official, denominator, rate, evidence,
            [.. TargetNotes.Of(target, period, plan, input.Today, outside, rate, denominator, evidence != "E5" && counted is null)]);
    }

    private long? Count(Target target, TargetPeriod period, string unit, TargetStage stage)
    {
        if (target.Measure is not { } measure || !Asks(measure, stage))
            return TargetRow.NotAsked;
        if (commune is null || unit == input.Query.Unit)
            return hidden.Hides(unit, target, stage) ? null : province.At(unit, target.Code, stage, period.Year);
        // Where the commune's own number is hidden, so is everything below it.
        return hidden.Hides(input.Query.Unit!, target, stage) || hiddenBelow!.Hides(unit, target, stage)
            ? null : commune.At(unit, target.Code, stage, period.Year);
    }

    private bool Asks(TargetMeasure measure, TargetStage stage) => stage switch
    {
        TargetStage.Practised => measure.Practices.Count > 0,
        TargetStage.Witnessed => measure.WantsWitness(input.Catalogue),
        TargetStage.Passed => measure.Exam,
        _ => true,
    };

    /// <summary>Why the target says nothing of this area; null = it does.</summary>
    private string? Outside(TargetPeriod period, string unit)
    {
        if (unit == AreaTree.Unknown || unit.EndsWith('/'))
            return "chưa rõ nơi ở: chỉ đếm, không tính tỷ lệ";
        return period.Scope == plan.Whole || unit == period.Scope || input.Catalogue.Commune(unit.Split('/')[0])?.Scope == period.Scope
            ? null : $"ngoài phạm vi chỉ tiêu ({plan.Scope(period.Scope)?.Name}): chỉ đếm, không tính tỷ lệ";
    }

    // Cut, not rounded: 99.96 % is not 100 %.
    private static decimal? Rate(long? count, long? of) =>
        count is null or < 0 || of is null or <= 0 ? null : Math.Floor(count.Value * 1000m / of.Value) / 10;
}
