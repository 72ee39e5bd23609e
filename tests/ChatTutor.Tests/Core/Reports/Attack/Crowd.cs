using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;

namespace ChatTutor.Tests.Core;

/// <summary>
/// People of a few communes who came to stages of the real plan's targets. Whoever did what a target asks did it for every target
/// that asks the same of their group, as in a real talk.
/// </summary>
internal sealed class Crowd
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private Dictionary<TallyKey, long>? tallies;
    private readonly List<(Person Person, string Wish, TargetStage Stage, int Year, int? Seen)> did = [];

    /// <summary>Where somebody lives and belongs. The hamlet is "commune/ap-1", or null.</summary>
    public readonly record struct Person(string Audience, string? Commune, string? Hamlet);

    public Catalogue Catalogue { get; } = Province();

    public IEnumerable<string> Communes => Catalogue.Communes.Select(c => c.Id);

    public static string WishOf(Target target, TargetStage stage) => stage switch
    {
        TargetStage.Practised or TargetStage.Witnessed => "practices " + string.Join(' ', target.Measure!.Practices),
        TargetStage.Passed => "exam",
        _ => "lessons " + string.Join(' ', target.Measure!.Lessons),
    };

    public IEnumerable<string> Wishes(TargetStage stage) => Measured(stage).Select(t => WishOf(t, stage)).Distinct();

    /// <param name="seen">The year in which somebody saw it; null = nobody has.</param>
    public void Do(Person person, string wish, TargetStage stage, int year, int? seen = null) => did.Add((person, wish, stage, year, seen));

    /// <summary>People of this audience, in a leaf area, who did it in that year and were seen doing it in that one.</summary>
    public IEnumerable<(string Leaf, string Audience, int Year, int? Seen)> Did(string wish, TargetStage stage) => did.Where(d => d.Wish == wish && d.Stage == stage)
        .Select(d => (d.Person.Hamlet ?? (d.Person.Commune ?? "khong-ro") + "/", d.Person.Audience, d.Year, d.Seen));

    public IEnumerable<LearningEvent.TargetReached> Events(int year) =>
        did.Where(d => d.Year == year).SelectMany(d => Reached(d.Person, d.Wish, d.Stage))
            .Concat(did.Where(d => d.Seen == year).SelectMany(d => Reached(d.Person, d.Wish, TargetStage.Witnessed)));

    public Table Lay(ReportQuery query)
    {
        var report = new Targets();
        var names = report.Reads(Catalogue, query, Today).ToHashSet();
        tallies ??= new[] { 2025, 2026 }.SelectMany(year => ReportKinds.Count(Events(year), new DateOnly(year, 6, 1))).CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        return report.Lay(new ReportInput(tallies.Where(t => names.Contains(t.Key.Report)).ToDictionary(), Catalogue, Today, query));
    }

    private IEnumerable<LearningEvent.TargetReached> Reached(Person person, string wish, TargetStage stage) => Measured(stage)
        .Where(t => WishOf(t, stage) == wish && t.Measure!.Audiences.Contains(person.Audience))
        .Select(t => new LearningEvent.TargetReached(t.Code, stage, person.Audience, person.Commune, person.Hamlet));

    private IEnumerable<Target> Measured(TargetStage stage) => Catalogue.Targets.Targets.Where(t => t.Measure is { } m && stage switch
    {
        TargetStage.Practised => m.Practices.Count > 0,
        TargetStage.Witnessed => m.WantsWitness(Catalogue),
        TargetStage.Passed => m.Exam,
        _ => true,
    });

    // Five communes of both former provinces, four of them with hamlets.
    private static Catalogue Province()
    {
        var real = SampleContent.Real.Catalogue!;
        var communes = real.Communes.Where(c => c.Scope == "dong-thap-cu").Take(3).Concat(real.Communes.Where(c => c.Scope != "dong-thap-cu").Take(2)).ToList();
        var hamlets = communes.Skip(1).SelectMany(c => Enumerable.Range(1, 3).Select(i =>
            (Figure)new Figure.Hamlet($"{c.Id}/ap-{i}", $"Ấp {i}", new Dictionary<string, long>())));
        return (real with { Communes = communes }).With(new Figures([.. hamlets]));
    }
}
