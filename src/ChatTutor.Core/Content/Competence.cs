using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>The framework of skills that lessons and questions are tagged with.</summary>
public sealed record Framework(string Title, IReadOnlyList<Domain> Domains, IReadOnlyList<Competence> Competences)
{
    public static readonly Framework Empty = new("", [], []);

    public static Framework Read(Fields fields) =>
        new(fields.Text("title"), fields.List("domains", Domain.Read), fields.List("competences", Competence.Read));

    public Competence? Find(string code) => Competences.FirstOrDefault(c => c.Code == code);
}

/// <summary>A field of skills, as exams draw their questions from it.</summary>
public sealed record Domain(int Id, string Name)
{
    public static Domain Read(Fields fields) => new(fields.Int("id"), fields.Text("name"));
}

/// <summary>One skill by its code in DigComp 2.2 / TT 02/2025, "0.x" for handling the device (CV 3139).</summary>
/// <param name="Domain">The domain it is examined in.</param>
/// <param name="Qd757">Its codes in Decision 757, which organisers fill in; empty = not mapped, and reports say so.</param>
public sealed record Competence(string Code, string Name, int Domain, IReadOnlyList<string> Qd757)
{
    public static Competence Read(Fields fields) =>
        new(fields.Text("code"), fields.Text("name"), fields.Int("domain"), fields.Texts("qd757"));
}
