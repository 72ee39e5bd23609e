using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>What one commune says differently, and what it teaches besides; the common content is not touched.</summary>
/// <param name="Contacts">Its own people and places, in place of the campaign's.</param>
/// <param name="Courses">Courses only its people are offered.</param>
public sealed record LocalContent(
    string Commune, IReadOnlyDictionary<string, string> Contacts, IReadOnlyList<LocalStep> Steps, IReadOnlyList<Course> Courses)
{
    public static LocalContent Read(Fields fields, string commune, IReadOnlyList<Course> courses)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            commune, fields.Object("contacts", CampaignPlan.ReadContacts) ?? [], fields.List("steps", LocalStep.Read, required: false), courses);
    }

    /// <summary>The lesson as this commune's people read it.</summary>
    public Lesson Over(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        var own = Steps.Where(s => s.Lesson == lesson.Id).ToDictionary(s => s.Step, s => s.Text);
        return own.Count == 0 ? lesson : lesson with
        {
            Steps = [.. lesson.Steps.Select(s => s is Telling told && own.TryGetValue(s.Id, out var text) ? told with { Text = text } : s)],
        };
    }
}

/// <summary>The words of a card as they are said in one commune.</summary>
public sealed record LocalStep(string Lesson, string Step, string Text)
{
    public static LocalStep Read(Fields fields) => new(fields.Text("lesson"), fields.Text("step"), fields.Text("text"));
}
