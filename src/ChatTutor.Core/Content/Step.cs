using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>
/// One stop of a lesson. The id is for ever: learners' places and marks point at it, never at a number in the list.
/// </summary>
public abstract record Step(string Id);

/// <summary>A step that tells something rather than asks.</summary>
/// <param name="Facts">Ids of the facts it rests on.</param>
public abstract record Telling(string Id, string Text, IReadOnlyList<string> Facts) : Step(Id);

/// <summary>One instruction to read.</summary>
/// <param name="Iphone">The same on an iPhone, where it differs.</param>
/// <param name="Screen">The app whose screen is described: such a card goes out of date with the app, and learners may say so.</param>
public sealed record Card(string Id, string Text, IReadOnlyList<string> Facts, string? Iphone = null, string? Screen = null) : Telling(Id, Text, Facts)
{
    public static Card Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("text"), fields.Texts("facts"), fields.Optional("iphone"), fields.Optional("screen"));
}

/// <summary>A picture with words for those who cannot see it.</summary>
public sealed record Picture(string Id, string File, string Alt, string Text, IReadOnlyList<string> Facts) : Telling(Id, Text, Facts)
{
    public static Picture Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("file"), fields.Text("alt"), fields.Text("text"), fields.Texts("facts"));
}

/// <summary>A page of an official site to look at.</summary>
public sealed record Link(string Id, string Text, string Label, string Url, IReadOnlyList<string> Facts) : Telling(Id, Text, Facts)
{
    public static Link Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("text"), fields.Text("label"), fields.Text("url"), fields.Texts("facts"));
}

/// <summary>"Làm thử": something safe to do on one's own phone; the learner says when it is done.</summary>
/// <param name="Witness">The exam asks for a volunteer who saw it: the learner is told to call one.</param>
public sealed record Practice(string Id, string Text, IReadOnlyList<string> Facts, bool Witness = false) : Telling(Id, Text, Facts)
{
    public static Practice Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("text"), fields.Texts("facts"), fields.Flag("witness"));
}

/// <summary>A step that is written but not shown, and why.</summary>
public sealed record HeldStep(string Id, string Why);
