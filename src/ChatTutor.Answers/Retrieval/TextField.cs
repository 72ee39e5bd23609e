using ChatTutor.Core.Content;
using ChatTutor.Core.Exams;
using ChatTutor.Core.Questions;

namespace ChatTutor.Answers.Retrieval;

/// <summary>A part of a lesson that is searched, and how much finding something there counts.</summary>
internal sealed record TextField(string Name, float Weight, Func<Lesson, SearchedLesson, IEnumerable<string>> Texts)
{
    public static readonly IReadOnlyList<TextField> All =
    [
        new("asked", 3f, (_, more) => more.Asked),
        new("title", 2.2f, (lesson, _) => [lesson.Title]),
        new("aim", 1.3f, (lesson, _) => [lesson.Aim, lesson.Recap]),
        new("told", 1.2f, (lesson, more) => lesson.Steps.OfType<Telling>().Select(s => s.Text).Concat(more.Facts)),
        new("quiz", 0.8f, (lesson, more) => lesson.Questions.Concat(more.Items.Select(i => i.Question)).SelectMany(Said)),
    ];

    /// <summary>The field that holds the same text in pairs of syllables.</summary>
    public string Pairs => Name + "2";

    /// <summary>What may be found in a question: what is asked, and the explanation of what is right.</summary>
    private static IEnumerable<string> Said(Question question) => question switch
    {
        Scenario q => [q.Situation, q.Prompt, .. Right(q.Choices)],
        ChoiceQuestion q => [q.Prompt, .. Right(q.Choices)],
        SeveralChoices q => [q.Prompt, q.IfRight, .. Right(q.Choices)],
        TrueFalse q => [q.Prompt, q.IfWrong],
        Ordering q => [q.Prompt, q.IfWrong],
        NumberQuestion q => [q.Prompt, q.IfWrong],
        TypedAnswer q => [q.Prompt, q.IfWrong],
        _ => [question.Prompt],
    };

    private static IEnumerable<string> Right(IEnumerable<Choice> choices) => choices.Where(c => c.Right).SelectMany(c => new[] { c.Label, c.Feedback });
}

/// <summary>What belongs to a lesson and is written elsewhere.</summary>
internal sealed record SearchedLesson(IReadOnlyList<string> Asked, IReadOnlyList<Item> Items, IReadOnlyList<string> Facts);
