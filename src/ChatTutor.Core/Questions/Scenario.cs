using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>Something that happens to people, and what to do about it; every choice leads to its own consequence.</summary>
public sealed record Scenario(string Id, string Situation, string Prompt, IReadOnlyList<Choice> Choices)
    : ChoiceQuestion(Id, Prompt, Choices)
{
    public override string Show(Attempt attempt, Phrases phrases) => $"{Situation}\n{Prompt}";

    public static Scenario Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("situation"), fields.Text("prompt"), fields.List("choices", Choice.Read));
}
