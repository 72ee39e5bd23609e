using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>Several right choices: tapped one after the other and then "Xong", or typed at once ("1 3").</summary>
public sealed record SeveralChoices(string Id, string Prompt, IReadOnlyList<Choice> Choices, string IfRight) : Question(Id, Prompt)
{
    private const string Finish = "done";

    public override string Show(Attempt attempt, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return $"{Prompt}\n{phrases.Say("question.several")}";
    }

    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(phrases);
        var options = Shown(attempt).Select(o => attempt.Picked.Contains(o.Id) ? o with { Label = "✓ " + o.Label } : o);
        return attempt.Picked.Count == 0 ? [.. options] : [.. options, new Option(Finish, phrases.Say("question.done"))];
    }

    public override Response? Tap(string option, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (option == Finish)
            return attempt.Picked.Count > 0 ? Judge(attempt.Picked) : null;
        if (Choices.All(c => c.Id != option))
            return null;
        return new Response.Picking(attempt.Picked.Contains(option)
            ? [.. attempt.Picked.Where(p => p != option)]
            : [.. attempt.Picked, option]);
    }

    public override Response? Type(string words, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (attempt.Picked.Count > 0 && Folding.Fold(words) is "xong" or "het")
            return Judge(attempt.Picked);
        // One alone is never the whole answer: it is ticked, as its button would be.
        return Picking.Many(words, Shown(attempt)) switch
        {
            null => null,
            [var only] => Tap(only.Id, attempt),
            var options => Judge([.. options.Select(o => o.Id)]),
        };
    }

    public static SeveralChoices Read(Fields fields) => new(
        fields.Text("id"), fields.Text("prompt"), fields.List("choices", Choice.Read), fields.Text("if_right"));

    // The first thing to explain is a wrong choice taken, then a right one left out.
    private Response Judge(IReadOnlyList<string> picked)
    {
        var mistake = Choices.FirstOrDefault(c => !c.Right && picked.Contains(c.Id))
            ?? Choices.FirstOrDefault(c => c.Right && !picked.Contains(c.Id));
        var given = string.Join(' ', picked.Order(StringComparer.Ordinal));
        return Response.Of(mistake is null, mistake?.Feedback ?? IfRight, given, mistake is { Right: true } ? mistake.Label : null);
    }

    private IReadOnlyList<Option> Shown(Attempt attempt) =>
        [.. attempt.Mix(Choices, c => c.Id).Select(c => new Option(c.Id, c.Label))];
}
