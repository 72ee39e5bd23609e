using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Language;

/// <summary>How people ask for the lessons of one course: what is found by its sound alone, and what a sentence nobody wrote is compared with.</summary>
public sealed record AskedFile(IReadOnlyList<AskedAs> Lessons)
{
    public static AskedFile Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.List("lessons", AskedAs.Read));
    }
}

/// <summary>Words under which people look for a lesson, whether they stand in it or not.</summary>
public sealed record AskedAs(string Lesson, IReadOnlyList<string> Asked)
{
    public static AskedAs Read(Fields fields) => new(fields.Text("lesson"), fields.Texts("asked"));
}
