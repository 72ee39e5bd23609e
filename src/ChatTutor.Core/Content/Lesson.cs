using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content;

/// <summary>Three to five minutes of learning: cards, questions, perhaps something to try, and one sentence to take away.</summary>
/// <param name="Id">"course/lesson", for ever: completions point at it.</param>
/// <param name="Version">Raised by the author when the meaning changes.</param>
/// <param name="Minutes">Stated to the learner before the start.</param>
/// <param name="Competences">Codes of DigComp 2.2 / TT 02/2025, "0.x" for handling the device.</param>
public sealed record Lesson(
    string Id, int Version, string Title, string Aim, int Minutes,
    IReadOnlyList<string> Competences, IReadOnlyList<Step> Steps, string Recap)
{
    public string Course => Id[..Math.Max(0, Id.IndexOf('/', StringComparison.Ordinal))];

    public IEnumerable<Question> Questions => Steps.OfType<Question>();

    /// <summary>Place of a step counted from 0, or -1 when an author has taken it out.</summary>
    public int IndexOf(string step)
    {
        var found = Steps.Select((s, i) => (Step: s, Index: i)).Where(s => s.Step.Id == step).ToList();
        return found.Count > 0 ? found[0].Index : -1;
    }

    public Step? Find(string step) => Steps.FirstOrDefault(s => s.Id == step);

    public static Lesson Read(Fields fields) => new(
        fields.Text("id"), fields.Int("version", 1), fields.Text("title"), fields.Text("aim"), fields.Int("minutes"),
        fields.Texts("competences"), [.. fields.List("steps", StepKinds.Read).OfType<Step>()], fields.Text("recap"));
}
