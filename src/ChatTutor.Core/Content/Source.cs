using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Where a fact was read: the paper, office or law, and its page where there is one.</summary>
public sealed record Source(string Title, string? Url)
{
    public static Source Read(Fields fields) => new(fields.Text("title"), fields.Optional("url"));
}
