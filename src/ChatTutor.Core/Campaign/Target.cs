using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Campaign;

/// <summary>The campaign's targets as data: a new plan is a few rows more, never a change of code.</summary>
/// <param name="Scopes">The areas targets speak of; exactly one of them is the whole province.</param>
/// <param name="Disadvantaged">Audiences that must not be left behind, shown apart from the common rate.</param>
public sealed record TargetPlan(IReadOnlyList<TargetScope> Scopes, IReadOnlyList<string> Disadvantaged, IReadOnlyList<Target> Targets)
{
    public static readonly TargetPlan None = new([], [], []);

    public static TargetPlan Read(Fields fields) => new(
        fields.List("scopes", TargetScope.Read), fields.Texts("disadvantaged"), fields.List("targets", Target.Read));

    public Target? Find(string? code) => Targets.FirstOrDefault(t => t.Code == code);

    public TargetScope? Scope(string? id) => Scopes.FirstOrDefault(s => s.Id == id);

    /// <summary>Id of the whole province in imported numbers.</summary>
    public string Whole => Scopes.FirstOrDefault(s => s.IsWhole)?.Id ?? "";
}

/// <summary>An area targets speak of: the whole province, or the communes of one former province.</summary>
/// <param name="Id">For a part, the scope its communes carry in areas.yaml.</param>
public sealed record TargetScope(string Id, string Name, bool IsWhole)
{
    public static TargetScope Read(Fields fields) => new(fields.Text("id"), fields.Text("name"), fields.Flag("is_whole"));
}

/// <summary>One target of the campaign, with a row for each period.</summary>
/// <param name="Code">For ever: events and imported numbers point at it.</param>
/// <param name="Metric">In the campaign's own words.</param>
/// <param name="Unit">What is counted: "people", "schools", or "absolute" (the threshold itself is a number of people).</param>
/// <param name="Evidence">What the target asks for: E1 said so, E2 lessons, E3 own test, E4 watched exam, E5 official number.</param>
/// <param name="Measure">How ChatTutor measures it; null = it cannot, only official numbers are shown.</param>
/// <param name="Note">What ChatTutor's number is not.</param>
public sealed record Target(
    string Code, string Group, string Metric, string Unit, string Evidence, IReadOnlyList<TargetPeriod> Periods, TargetMeasure? Measure, string? Note)
{
    public const string People = "people", Schools = "schools", Absolute = "absolute";

    public static Target Read(Fields fields) => new(
        fields.Text("code"), fields.Text("group"), fields.Text("metric"), fields.Text("unit"), fields.Text("evidence"),
        fields.List("periods", TargetPeriod.Read), fields.Object("measure", TargetMeasure.Read), fields.Optional("note"));
}

/// <summary>What is to be reached by when. Past periods stay, so that the history of the campaign does.</summary>
/// <param name="Threshold">Percent, or people where the target is absolute.</param>
/// <param name="Scope">Whose numbers it speaks of; numbers of another scope are never divided by it.</param>
/// <param name="Says">The sentence it comes from.</param>
public sealed record TargetPeriod(int Year, int Threshold, DateOnly Deadline, string Scope, string Says)
{
    public static TargetPeriod Read(Fields fields) => new(
        fields.Int("year"), fields.Int("threshold"), fields.Date("deadline") ?? fields.Wrong("deadline", "thiếu \"deadline\"", DateOnly.MaxValue),
        fields.Text("scope"), fields.Text("says"));
}
