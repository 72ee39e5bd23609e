using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Questions;

/// <summary>One right choice among three or four.</summary>
public sealed record SingleChoice(string Id, string Prompt, IReadOnlyList<Choice> Choices) : ChoiceQuestion(Id, Prompt, Choices)
{
    public static SingleChoice Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("prompt"), fields.List("choices", Choice.Read));
}
