using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Exams;

/// <summary>A question of the bank: for exams and for practising again, never shown in the lesson itself.</summary>
/// <param name="Lesson">The lesson that teaches what is asked.</param>
/// <param name="Competence">A code of the framework, or null for the first of the lesson.</param>
/// <param name="Difficulty">The author's guess: 1 easy, 2 middling, 3 hard; calibration comes from answers.</param>
/// <param name="Audiences">Whom it suits; empty = everybody whose path holds the lesson.</param>
/// <param name="Facts">Ids of the facts the right answer rests on.</param>
public sealed record Item(
    Question Question, string Lesson, string? Competence, int Difficulty, IReadOnlyList<string> Audiences, IReadOnlyList<string> Facts)
{
    /// <summary>"course/lesson#question", for ever.</summary>
    public string Id => $"{Lesson}#{Question.Id}";

    /// <summary>Null when the kind is not one that asks.</summary>
    public static Item? Read(Fields fields, string lesson)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return StepKinds.ReadKind<Question>(fields) is { } question
            ? new(question, lesson, fields.Optional("competence"), fields.Int("difficulty", 2), fields.Texts("audiences"), fields.Texts("facts"))
            : null;
    }
}

/// <summary>The questions about one lesson, as written in a file of their own.</summary>
public sealed record ItemBank(string Lesson, IReadOnlyList<Item> Items)
{
    public static ItemBank Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var lesson = fields.Text("lesson");
        return new(lesson, [.. fields.List("items", f => Item.Read(f, lesson)).OfType<Item>()]);
    }
}
