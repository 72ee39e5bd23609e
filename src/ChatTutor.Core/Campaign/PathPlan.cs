using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Campaign;

/// <summary>Which lessons each audience takes; entries are a course ("vneid") or a lesson ("vneid/la-gi").</summary>
/// <param name="Core">The short path for everybody.</param>
public sealed record PathPlan(CorePath Core, IReadOnlyList<AudiencePath> Paths)
{
    public static PathPlan Read(Fields fields) => new(
        fields.Object("core", CorePath.Read) ?? fields.Wrong("core", "thiếu \"core\"", new CorePath("", [])),
        fields.List("paths", AudiencePath.Read));

    public AudiencePath? Of(string? audience) => Paths.FirstOrDefault(p => p.Audience == audience);
}

/// <summary>About fifty minutes that everybody takes first.</summary>
public sealed record CorePath(string Title, IReadOnlyList<string> Lessons)
{
    public static CorePath Read(Fields fields) => new(fields.Text("title"), fields.Texts("lessons"));
}

/// <summary>What one audience must and may take.</summary>
public sealed record AudiencePath(string Audience, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public static AudiencePath Read(Fields fields) =>
        new(fields.Text("audience"), fields.Texts("required"), fields.Texts("optional"));
}
