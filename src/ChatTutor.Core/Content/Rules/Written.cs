using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content.Rules;

/// <summary>A text as an author wrote it: where, and whether it is a message or a button.</summary>
public sealed record Written(string Place, string Text, bool IsLabel = false)
{
    public static IEnumerable<Written> In(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        var file = lesson.File;
        yield return new($"{file}#title", lesson.Title);
        yield return new($"{file}#aim", lesson.Aim);
        yield return new($"{file}#recap", lesson.Recap);
    }

    public static IEnumerable<Written> In(string place, Step step)
    {
        return step switch
        {
            Card { Iphone: { } iphone } card => [new($"{place}#text", card.Text), new($"{place}#iphone", iphone)],
            Card card => [new($"{place}#text", card.Text)],
            Picture picture => [new($"{place}#text", picture.Text), new($"{place}#alt", picture.Alt)],
            Link link => [new($"{place}#text", link.Text), new($"{place}#label", link.Label, true)],
            Practice practice => [new($"{place}#text", practice.Text)],
            Question question => Asked(place, question),
            _ => [],
        };
    }

    private static IEnumerable<Written> Asked(string place, Question question) =>
        new[] { new Written($"{place}#prompt", question.Prompt) }.Concat(question switch
        {
            Scenario q => [new($"{place}#situation", q.Situation), .. In(place, q.Choices)],
            ChoiceQuestion q => In(place, q.Choices),
            SeveralChoices q => [new($"{place}#if_right", q.IfRight), .. In(place, q.Choices)],
            TrueFalse q => Both(place, q.IfRight, q.IfWrong),
            Ordering q => [.. Both(place, q.IfRight, q.IfWrong), .. q.Items.Select(i => new Written($"{place}#items#{i.Id}#label", i.Label, true))],
            NumberQuestion q => Both(place, q.IfRight, q.IfWrong),
            TypedAnswer q => [.. Both(place, q.IfRight, q.IfWrong), .. q.Offers.Select(o => new Written($"{place}#offers", o, true))],
            _ => [],
        });

    private static IEnumerable<Written> In(string place, IEnumerable<Choice> choices) => choices.SelectMany(c => new Written[]
    {
        new($"{place}#choices#{c.Id}#label", c.Label, true), new($"{place}#choices#{c.Id}#feedback", c.Feedback),
    });

    private static IEnumerable<Written> Both(string place, string ifRight, string ifWrong) =>
        [new($"{place}#if_right", ifRight), new($"{place}#if_wrong", ifWrong)];
}
