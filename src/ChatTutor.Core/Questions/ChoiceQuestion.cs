using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>A choice an author wrote, with what is said to somebody who takes it.</summary>
public sealed record Choice(string Id, string Label, bool Right, string Feedback)
{
    public static Choice Read(Fields fields) => new(
        fields.Text("id"), fields.Text("label"), fields.Flag("right"), fields.Optional("feedback") ?? "");
}

/// <summary>A question with choices of which exactly one is taken.</summary>
public abstract record ChoiceQuestion(string Id, string Prompt, IReadOnlyList<Choice> Choices) : Question(Id, Prompt)
{
    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases) => Shown(attempt);

    public override Response? Tap(string option, Attempt attempt) =>
        Choices.FirstOrDefault(c => c.Id == option) is { } choice ? Response.Of(choice.Right, choice.Feedback, choice.Id) : null;

    public override Response? Type(string words, Attempt attempt) =>
        Picking.One(words, Shown(attempt)) is { } option ? Tap(option.Id, attempt) : null;

    private IReadOnlyList<Option> Shown(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return [.. attempt.Mix(Choices, c => c.Id).Select(c => new Option(c.Id, c.Label))];
    }
}
