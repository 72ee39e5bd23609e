using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content;

/// <summary>Every kind of step an author may write: the name in the file and how it is read. A new question kind is one line here.</summary>
public static class StepKinds
{
    public static readonly IReadOnlyDictionary<string, Kind> All = new Dictionary<string, Kind>
    {
        ["card"] = new(typeof(Card), Card.Read),
        ["picture"] = new(typeof(Picture), Picture.Read),
        ["link"] = new(typeof(Link), Link.Read),
        ["practice"] = new(typeof(Practice), Practice.Read),
        ["single"] = new(typeof(SingleChoice), SingleChoice.Read),
        ["several"] = new(typeof(SeveralChoices), SeveralChoices.Read),
        ["true_false"] = new(typeof(TrueFalse), TrueFalse.Read),
        ["ordering"] = new(typeof(Ordering), Ordering.Read),
        ["number"] = new(typeof(NumberQuestion), NumberQuestion.Read),
        ["typed"] = new(typeof(TypedAnswer), TypedAnswer.Read),
        ["scenario"] = new(typeof(Scenario), Scenario.Read),
    };

    /// <summary>The record a kind is read into, and its reader.</summary>
    public sealed record Kind(Type Type, Func<Fields, Step> Read);

    /// <summary>Reads one step, or null when its kind is unknown or it is not confirmed yet: such a step is never shown.</summary>
    public static Step? Read(Fields fields)
    {
        var kind = fields.Text("kind");
        if (!All.TryGetValue(kind, out var found))
        {
            fields.Forgive();
            return fields.Wrong<Step?>("kind", $"không có loại bước \"{kind}\"; dùng một trong: {string.Join(", ", All.Keys)}", null);
        }
        var step = found.Read(fields);
        return fields.Optional("unconfirmed") is null ? step : null;
    }
}
