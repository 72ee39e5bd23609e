using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Core.Reports;

/// <summary>
/// Where the campaign has not come yet: hamlets (communes, where no hamlets are known) without a learner, and communes whose
/// disadvantaged people learn less than half as often as all. It lists areas, not numbers of people.
/// </summary>
public sealed record Untouched() : Report("untouched", "Chưa chạm tới")
{
    public const string NoLearner = "chưa có người học";

    public override bool IsByCommune => true;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day)
    {
        if (happened is LearningEvent.LessonCompleted { First: true, FirstEver: true } e)
            yield return new(Id, e.Audience ?? "", e.Hamlet ?? (e.Commune ?? AreaTree.Unknown) + "/");
    }

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var learners = Learners(input);
        var rows = input.Catalogue.Communes.Where(c => input.Query.Unit is null || c.Id == input.Query.Unit).SelectMany(c => Rows(c, input, learners));
        return new Table(
            Title,
            [new("unit", Label: "Mã đơn vị"), new("name", Label: "Đơn vị"), new("commune", Label: "Xã, phường"), new("what", Label: "Chưa chạm tới"), new("population", true, "Dân số")],
            [.. rows]);
    }

    private static ILookup<string, (string Hamlet, string Audience, long Count)> Learners(ReportInput input) => input.Tallies
        .Where(t => t.Value != 0).Select(t => (Hamlet: input.Figures.UnitOn(t.Key.Key, input.Today), Audience: t.Key.By, t.Value))
        .ToLookup(t => t.Hamlet[..Math.Max(0, t.Hamlet.IndexOf('/', StringComparison.Ordinal))]);

    private static IEnumerable<IReadOnlyList<string>> Rows(Area commune, ReportInput input, ILookup<string, (string Hamlet, string Audience, long Count)> all)
    {
        var (learners, hamlets) = (all[commune.Id].ToList(), input.Figures.HamletsOf(commune.Id, input.Today).ToList());
        if (learners.Count == 0)
            yield return [commune.Id, commune.FullName, commune.FullName, NoLearner, Population(hamlets, "") is { } p ? Plain(p) : ""];
        else
            foreach (var hamlet in hamlets.Where(h => learners.All(l => l.Hamlet != h.Id)))
                yield return [hamlet.Id, hamlet.Name, commune.FullName, NoLearner, Population([hamlet], "") is { } p ? Plain(p) : ""];
        foreach (var audience in input.Catalogue.Targets.Disadvantaged.Where(a => IsBehind(learners, hamlets, a)))
            yield return [commune.Id, commune.FullName, commune.FullName, $"{input.Catalogue.Audience(audience)?.Name ?? audience}: dưới một nửa mức chung của xã", Population(hamlets, audience) is { } p ? Plain(p) : ""];
    }

    // Cross-multiplied: (theirs / their people) * 2 < (all / all people). Nothing is said of a handful of learners.
    private static bool IsBehind(List<(string Hamlet, string Audience, long Count)> learners, List<Figure.Hamlet> hamlets, string audience) =>
        learners.Sum(l => l.Count) is >= Proportion.Least and var all && Population(hamlets, "") is { } people && Population(hamlets, audience) is > 0 and var theirs
        && 2 * learners.Where(l => l.Audience == audience).Sum(l => l.Count) * people < all * theirs;

    /// <summary>Null as long as one hamlet's number is not known.</summary>
    private static long? Population(List<Figure.Hamlet> hamlets, string audience) =>
        hamlets.Count > 0 && hamlets.TrueForAll(h => h.Population.ContainsKey(audience)) ? hamlets.Sum(h => h.Population[audience]) : null;

    private static string Plain(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
