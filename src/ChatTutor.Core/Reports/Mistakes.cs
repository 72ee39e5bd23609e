using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Reports;

/// <summary>The wrong choices taken most often at the first try, in the province or in one commune: what to talk about in the hall.</summary>
public sealed record Mistakes() : Report("mistakes", "Câu hay sai nhất")
{
    private const string Wrong = "wrong", Answers = "answers";
    private const int Most = 50;

    public override bool IsByCommune => true;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day)
    {
        if (happened is not LearningEvent.QuestionMarked { Try: 1 } e)
            yield break;
        var question = $"{e.Lesson}#{e.Step}";
        foreach (var place in e.Commune is { } commune ? ["mistakes.all", PlaceOf(commune)] : new[] { "mistakes.all" })
        {
            yield return new(place, Answers, question);
            if (!e.Right)
                yield return new(place, Wrong, $"{question}#{(IsTyped(e.Given) ? "typed" : e.Given)}");
        }
    }

    public override IReadOnlyList<string> Reads(Catalogue catalogue, ReportQuery query, DateOnly today) => [query?.Unit is { } commune ? PlaceOf(commune) : "mistakes.all"];

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = input.Tallies.Where(t => t.Key.By == Wrong && t.Value >= Suppression.Least)
            .OrderByDescending(t => t.Value).ThenBy(t => t.Key.Key, StringComparer.Ordinal)
            .Select(t => Row(t.Key, t.Value, input)).OfType<IReadOnlyList<string>>().Take(Most);
        return new Table(
            Title,
            [
                new("lesson", Label: "Mã bài"), new("title", Label: "Bài"), new("question", Label: "Câu hỏi"), new("choice", Label: "Hay chọn sai"),
                new("times", Label: "Số lần"), new("share", Label: "Tỷ lệ trong các lần trả lời đầu"),
            ],
            [.. rows]);
    }

    // A question that authors have taken out since is of no use in the hall.
    private static IReadOnlyList<string>? Row(TallyKey key, long times, ReportInput input)
    {
        if (key.Key.Split('#') is not [var id, var step, var given] || input.Catalogue.Lesson(id) is not { } lesson || lesson.Find(step) is not Question question)
            return null;
        var answers = input.Tallies.GetValueOrDefault(new TallyKey(key.Report, Answers, $"{id}#{step}"));
        return [id, lesson.Title, question.Prompt, LabelOf(question, given), Rounded.Say(times), Proportion.Say(times, answers)];
    }

    private static string LabelOf(Question question, string given)
    {
        IEnumerable<(string Id, string Label)> options = question switch
        {
            ChoiceQuestion q => q.Choices.Select(c => (c.Id, c.Label)),
            SeveralChoices q => q.Choices.Select(c => (c.Id, c.Label)),
            Ordering q => q.Items.Select(i => (i.Id, i.Label)),
            TypedAnswer q => q.Offers.Select((words, i) => ($"o{i}", words)).Append(("typed", "(gõ chữ)")),
            TrueFalse => [("true", "Đúng"), ("false", "Sai")],
            _ => [("typed", "(gõ chữ)")],
        };
        var labels = options.ToDictionary(o => o.Id, o => o.Label);
        return string.Join(", ", given.Split(' ').Select(id => labels.GetValueOrDefault(id, id)));
    }

    // Numbers are what people typed: each of them a counter would be a counter for anybody's whim.
    private static bool IsTyped(string given) => given.Length == 0 || char.IsAsciiDigit(given[0]) || given[0] is '-' or '+';

    private static string PlaceOf(string commune) => "mistakes." + commune;
}
