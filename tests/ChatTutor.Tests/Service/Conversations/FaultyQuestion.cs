using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Service;

/// <summary>A question whose code fails on every answer: our own bug, made on purpose.</summary>
internal sealed record FaultyQuestion(string Id) : Question(Id, "Câu này hư.")
{
    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases) => [new Option("a", "Bấm thử")];

    public override Response? Tap(string option, Attempt attempt) => throw new InvalidOperationException("a bug");

    public override Response? Type(string words, Attempt attempt) => throw new InvalidOperationException("a bug");
}
