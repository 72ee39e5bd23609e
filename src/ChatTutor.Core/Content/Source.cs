using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Where a fact comes from, the day somebody checked it and, where it ages, the day to check it again.</summary>
public sealed record Source(string Title, string? Url, DateOnly Checked, DateOnly? Review)
{
    public static IReadOnlyList<Source> ReadAll(Fields fields) => fields.List("sources", Read, required: false);

    private static Source Read(Fields fields) => new(
        fields.Text("title"), fields.Optional("url"),
        fields.Date("checked") ?? fields.Wrong("checked", "thiếu \"checked\": ngày đã kiểm chứng, dạng 2026-11-23", DateOnly.MinValue),
        fields.Date("review"));
}
