using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>
/// One stop of a lesson. The id is for ever: learners' places and marks point at it, never at a number in the list.
/// </summary>
public abstract record Step(string Id);

/// <summary>One instruction to read.</summary>
public sealed record Card(string Id, string Text, IReadOnlyList<Source> Sources) : Step(Id)
{
    public static Card Read(Fields fields) => new(fields.Text("id"), fields.Text("text"), Source.ReadAll(fields));
}

/// <summary>A picture with words for those who cannot see it.</summary>
public sealed record Picture(string Id, string File, string Alt, string Text, IReadOnlyList<Source> Sources) : Step(Id)
{
    public static Picture Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("file"), fields.Text("alt"), fields.Text("text"), Source.ReadAll(fields));
}

/// <summary>A page of an official site to look at.</summary>
public sealed record Link(string Id, string Text, string Label, string Url, IReadOnlyList<Source> Sources) : Step(Id)
{
    public static Link Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("text"), fields.Text("label"), fields.Text("url"), Source.ReadAll(fields));
}

/// <summary>"Làm thử": something safe to do on one's own phone; the learner says when it is done.</summary>
public sealed record Practice(string Id, string Text, IReadOnlyList<Source> Sources) : Step(Id)
{
    public static Practice Read(Fields fields) => new(fields.Text("id"), fields.Text("text"), Source.ReadAll(fields));
}
