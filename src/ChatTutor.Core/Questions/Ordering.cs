using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>Things to put in order: tapped one after the other, or typed by their numbers ("2 1 3 4").</summary>
/// <param name="Items">In the right order.</param>
public sealed record Ordering(string Id, string Prompt, IReadOnlyList<Option> Items, string IfRight, string IfWrong) : Question(Id, Prompt)
{
    private const string Again = "again";

    public override string Show(Attempt attempt, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(phrases);
        var list = Shown(attempt).Select((item, i) => $"{i + 1}. {item.Label}");
        var picked = string.Join(" → ", attempt.Picked.Select(id => Items.FirstOrDefault(i => i.Id == id)?.Label));
        var how = picked.Length == 0 ? phrases.Say("question.ordering") : phrases.Say("question.ordering_so_far", ("picked", picked));
        return $"{Prompt}\n{string.Join('\n', list)}\n{how}";
    }

    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(phrases);
        var left = Shown(attempt).Where(o => !attempt.Picked.Contains(o.Id));
        return attempt.Picked.Count == 0 ? [.. left] : [.. left, new Option(Again, phrases.Say("question.order_again"))];
    }

    public override Response? Tap(string option, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (option == Again)
            return new Response.Picking([]);
        if (Items.All(i => i.Id != option) || attempt.Picked.Contains(option))
            return null;
        // The last one left goes without saying.
        var picked = attempt.Picked.Append(option).ToList();
        return picked.Count >= Items.Count - 1
            ? Judge([.. picked, .. Items.Select(i => i.Id).Except(picked)])
            : new Response.Picking(picked);
    }

    public override Response? Type(string words, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (Picking.Many(words, Shown(attempt)) is not { } options)
            return null;
        return options.Count == Items.Count ? Judge([.. options.Select(o => o.Id)])
            : options.Count == 1 ? Tap(options[0].Id, attempt)
            : null;
    }

    public static Ordering Read(Fields fields) => new(
        fields.Text("id"), fields.Text("prompt"), fields.List("items", f => new Option(f.Text("id"), f.Text("label"))),
        fields.Text("if_right"), fields.Text("if_wrong"));

    private Response Judge(IReadOnlyList<string> order)
    {
        var right = order.SequenceEqual(Items.Select(i => i.Id));
        return Response.Of(right, right ? IfRight : IfWrong, string.Join(' ', order));
    }

    private IReadOnlyList<Option> Shown(Attempt attempt)
    {
        var mixed = attempt.Mix(Items, i => i.Id);
        // An order that happens to be the right one would give the answer away.
        return mixed.SequenceEqual(Items) ? [.. mixed.Reverse()] : mixed;
    }
}
