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
    /// <summary>Steps that wait for somebody to confirm them, and are not shown.</summary>
    public IReadOnlyList<HeldStep> Held { get; init; } = [];

    /// <summary>Where it is written, below the content folder.</summary>
    public string File { get; init; } = "";

    /// <summary>Whether this can be a lesson's id: "course/lesson" of plain letters, digits and single hyphens, at most 48 characters.</summary>
    public static bool IsId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Rules.Ids.IsLesson(id);
    }

    public string Course => Id[..Math.Max(0, Id.IndexOf('/', StringComparison.Ordinal))];

    public IEnumerable<Question> Questions => Steps.OfType<Question>();

    /// <summary>The thing to try that somebody has to see, or null.</summary>
    public Practice? Witnessed => Steps.OfType<Practice>().FirstOrDefault(p => p.Witness);

    /// <summary>Place of a step counted from 0, or -1 when an author has taken it out.</summary>
    public int IndexOf(string step)
    {
        var found = Steps.Select((s, i) => (Step: s, Index: i)).Where(s => s.Step.Id == step).ToList();
        return found.Count > 0 ? found[0].Index : -1;
    }

    public Step? Find(string step) => Steps.FirstOrDefault(s => s.Id == step);

    public static Lesson Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var drafts = fields.List("steps", StepKinds.Read).Where(d => d.Step is not null).ToList();
        return new(
            fields.Text("id"), fields.Int("version", 1), fields.Text("title"), fields.Text("aim"), fields.Int("minutes"),
            fields.Texts("competences"), [.. drafts.Where(d => !d.IsHeld).Select(d => d.Step!)], fields.Text("recap"))
        {
            Held = [.. drafts.Where(d => d.IsHeld).Select(d => new HeldStep(d.Step!.Id, d.Unconfirmed!))],
        };
    }

    /// <summary>The lesson without what rests on a fact that <paramref name="whyNot"/> gives a reason against.</summary>
    public Lesson Without(Func<string, string?> whyNot)
    {
        var held = Steps.OfType<Telling>()
            .Select(s => (Step: s, Why: s.Facts.Select(whyNot).FirstOrDefault(w => w is not null)))
            .Where(s => s.Why is not null).ToList();
        return held.Count == 0 ? this : this with
        {
            Steps = [.. Steps.Except(held.Select(h => h.Step))],
            Held = [.. Held, .. held.Select(h => new HeldStep(h.Step.Id, h.Why!))],
        };
    }
}
