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

    /// <summary>One step as written; null when its kind is unknown.</summary>
    /// <param name="Unconfirmed">Why it may not be shown yet, or null.</param>
    public sealed record Draft(Step? Step, string? Unconfirmed)
    {
        public bool IsHeld => Unconfirmed is not null;
    }

    public static Draft Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var step = ReadKind<Step>(fields);
        return new(step, fields.Optional("unconfirmed"));
    }

    /// <summary>Reads a step that must be a <typeparamref name="T"/>, or null with a mistake.</summary>
    public static T? ReadKind<T>(Fields fields) where T : Step
    {
        ArgumentNullException.ThrowIfNull(fields);
        var kind = fields.Text("kind");
        if (All.TryGetValue(kind, out var found) && typeof(T).IsAssignableFrom(found.Type))
            return (T)found.Read(fields);
        fields.Forgive();
        var known = All.Where(k => typeof(T).IsAssignableFrom(k.Value.Type)).Select(k => k.Key);
        return fields.Wrong<T?>("kind", $"không có loại bước \"{kind}\"; dùng một trong: {string.Join(", ", known)}", null);
    }
}
