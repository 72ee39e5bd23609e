using ChatTutor.Core.Content;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.LearningDays.Quiz;

/// <summary>A question for many people at once: one right option among a few.</summary>
/// <param name="Right">Index of the right option.</param>
/// <param name="Why">What is said when the right one is shown.</param>
public sealed record QuizQuestion(string Prompt, IReadOnlyList<string> Options, int Right, string Why)
{
    /// <summary>From the banks of a learning day's challenge; those of which one option is right. Placeholders are filled.</summary>
    public static IReadOnlyList<QuizQuestion> Of(LearningDay day, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(catalogue);
        var lessons = day.LessonsOf(catalogue).Select(l => l.Id).ToHashSet();
        return [.. catalogue.Items.Where(i => lessons.Contains(i.Lesson)).Select(i => Of(i.Question, catalogue)).OfType<QuizQuestion>()];
    }

    private static QuizQuestion? Of(Question question, Catalogue catalogue)
    {
        string Say(string text) => catalogue.Phrases.Address(text);
        return question switch
        {
            ChoiceQuestion q => new(
                Say(q is Scenario s ? $"{s.Situation}\n{s.Prompt}" : q.Prompt), [.. q.Choices.Select(c => Say(c.Label))],
                q.Choices.Index().First(c => c.Item.Right).Index, Say(q.Choices.First(c => c.Right).Feedback)),
            TrueFalse q => new(
                Say(q.Prompt), [catalogue.Phrases.Say("question.true"), catalogue.Phrases.Say("question.false")], q.Answer ? 0 : 1, Say(q.IfRight)),
            _ => null,
        };
    }
}
