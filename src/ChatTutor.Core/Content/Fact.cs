using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>One thing that is true, written once: cards and questions that rest on it name its id, so that it ages in one place.</summary>
/// <param name="Says">One plain sentence that can be read alone.</param>
/// <param name="Checked">The day somebody compared it with its source.</param>
/// <param name="Review">The day to compare it again; from the next day on nothing that rests on it goes live.</param>
/// <param name="Owner">Who answers for it: an id of the campaign's owners.</param>
/// <param name="Unconfirmed">Why organisers must confirm it first; until then nothing that rests on it is shown.</param>
public sealed record Fact(
    string Id, string Says, IReadOnlyList<Source> Sources, DateOnly Checked, DateOnly Review, string? Owner, string? Unconfirmed)
{
    /// <summary>The file it is written in, below "facts".</summary>
    public string File { get; init; } = "";

    public static Fact Read(Fields fields) => new(
        fields.Text("id"), fields.Text("says"), fields.List("sources", Source.Read, required: false),
        Day(fields, "checked", "ngày đã kiểm chứng"), Day(fields, "review", "ngày phải xem lại"),
        fields.Optional("owner"), fields.Optional("unconfirmed"));

    private static DateOnly Day(Fields fields, string key, string what) =>
        fields.Date(key) ?? fields.Wrong(key, $"thiếu \"{key}\": {what}, dạng 2026-11-23", DateOnly.MinValue);
}

/// <summary>Facts about one topic, with the owner of those that name none.</summary>
public sealed record FactFile(string Topic, string Owner, IReadOnlyList<Fact> Facts)
{
    public static FactFile Read(Fields fields) =>
        new(fields.Text("topic"), fields.Text("owner"), fields.List("facts", Fact.Read));

    /// <summary>The facts with their owner and the file they are written in.</summary>
    public IEnumerable<Fact> In(string file) => Facts.Select(f => f with { Owner = f.Owner ?? Owner, File = file });
}
