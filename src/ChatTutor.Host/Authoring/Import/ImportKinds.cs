using ChatTutor.Core.Content.Reading;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>How a row is written as an item, by kind of question; a test holds this table to that of the content.</summary>
internal static class ImportKinds
{
    private static readonly IReadOnlyList<string> Labels = QuestionColumns.Letters, Feedbacks = [.. Labels.Select(QuestionColumns.Feedback)], Both = ["if_right", "if_wrong"];

    public static readonly IReadOnlyDictionary<string, Kind> All = new Dictionary<string, Kind>
    {
        ["single"] = new(["answer", .. Labels, .. Feedbacks], row => [row.Text("prompt"), row.Choices()]),
        ["several"] = new(["answer", .. Labels, .. Feedbacks, "if_right"], row => [row.Text("prompt"), row.Choices(), row.Text("if_right")]),
        ["true_false"] = new(["answer", .. Both], row => [row.Text("prompt"), row.TrueOrFalse("answer"), row.Text("if_right"), row.Text("if_wrong")]),
        ["ordering"] = new([.. Labels, .. Both], row => [row.Text("prompt"), row.Items(), row.Text("if_right"), row.Text("if_wrong")]),
        ["number"] = new(
            ["answer", "tolerance", "offers", .. Both],
            row => [row.Text("prompt"), row.Number("answer"), row.Number("tolerance"), row.Numbers("offers"), row.Text("if_right"), row.Text("if_wrong")]),
        ["typed"] = new(
            ["answer", "offers", .. Both],
            row => [row.Text("prompt"), row.Words("answer", "accept"), row.Words("offers"), row.Text("if_right"), row.Text("if_wrong")]),
        ["scenario"] = new(["situation", "answer", .. Labels, .. Feedbacks], row => [row.Text("situation"), row.Text("prompt"), row.Choices()]),
    };

    /// <param name="Columns">What it uses besides <see cref="QuestionColumns.Common"/>.</param>
    public sealed record Kind(IReadOnlyList<string> Columns, Func<RowFields, IEnumerable<Node.Entry?>> Write);

    /// <summary>The row as an item; null, with a mistake, when its kind is unknown.</summary>
    public static DraftItem? Draft(QuestionRow row, string file, List<RowMistake> mistakes)
    {
        if (!All.TryGetValue(row["kind"], out var kind))
        {
            mistakes.Add(new(row.Number, $"\"kind\" là một trong: {string.Join(", ", All.Keys)}; không phải \"{row["kind"]}\""));
            return null;
        }
        // What an author wrote must not get lost in silence.
        foreach (var unused in row.Cells.Keys.Except(QuestionColumns.Common).Except(kind.Columns))
            mistakes.Add(new(row.Number, $"cột \"{unused}\" không dùng cho loại {row["kind"]}; xóa ô này"));
        var fields = new RowFields(row, file, mistakes);
        return new(row["lesson"], row["id"], fields.Mapping(
            [fields.Text("id"), fields.Text("kind"), .. kind.Write(fields), fields.Text("competence"), fields.Text("difficulty"), fields.Words("audiences"), fields.Words("facts")]));
    }
}
