using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Asking;

/// <summary>What is answered to one question asked at the command line.</summary>
/// <param name="Behaviour">A name of the evaluation set: ANSWER, EMERGENCY and so on.</param>
/// <param name="Lessons">Best first, at most three.</param>
public sealed record AskAnswer(string Id, string Behaviour, IReadOnlyList<string> Lessons, string Answer, string? Source, bool Ai)
{
    public override string ToString() =>
        $"[{Behaviour}] {Answer}{(Source is null ? "" : $"\n({Source})")}{(Lessons.Count == 0 ? "" : $"\n→ {string.Join(", ", Lessons)}")}";
}

/// <summary>Answers one question at a time outside any talk: nobody is remembered.</summary>
public sealed class AskDesk(Catalogue catalogue, IAnswerer answers)
{
    private static readonly LearnerId Nobody = new(0);

    public async ValueTask<AskAnswer> AnswerAsync(AskedQuestion asked, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var meaning = Meaning.Of(catalogue, asked.Question);
        return meaning is Meaning.Question question
            ? await LookUpAsync(asked.Id, question, stop)
            : meaning.Match(
                command => Of("COMMAND", null), emergency => Of("EMERGENCY", emergency.Rule), secret => Of("BLOCK-SECRET", secret.Rule),
                refusal => Of("REFUSE", refusal.Rule), injection => Of("INJECTION", injection.Rule), redirect => Of("REDIRECT", redirect.Rule),
                clarify => Of("CLARIFY", clarify.Rule), _ => Of("ANSWER", null));

        AskAnswer Of(string behaviour, Rule? rule) => new(
            asked.Id, behaviour, rule?.Lesson is { } lesson ? [lesson] : [],
            catalogue.Phrases.Address(rule?.Text(catalogue, DateOnly.FromDateTime(DateTime.Today)) ?? ""), null, false);
    }

    private async ValueTask<AskAnswer> LookUpAsync(string id, Meaning.Question question, CancellationToken stop)
    {
        var answer = await answers.AnswerAsync(new Effect.Ask(question.Words), Nobody, heard: null, stop);
        // Three lessons without an answer are a question back; neither is a way to somebody who knows.
        var (behaviour, text) = (answer.Text.Length, answer.Lessons.Count) switch
        {
            ( > 0, _) => (question.Place is null ? "ANSWER" : "ANSWER+REDIRECT", catalogue.Phrases.Address(answer.Text)),
            (_, > 0) => ("CLARIFY", catalogue.Phrases.Say("answer.which")),
            _ => ("REDIRECT", catalogue.Phrases.Say("answer.unknown")),
        };
        return new AskAnswer(id, behaviour, answer.Lessons, text, answer.Source, answer.Ai);
    }
}
