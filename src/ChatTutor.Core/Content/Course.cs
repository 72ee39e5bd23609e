using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Lessons that belong together, in the order they are best taken.</summary>
/// <param name="Owner">Who answers for what is said in it: an id of the campaign's owners.</param>
public sealed record Course(string Id, string Title, int Level, string Owner, IReadOnlyList<Lesson> Lessons)
{
    /// <summary>The head of a course as written; its lessons are files beside it.</summary>
    public sealed record Head(string Id, string Title, int Level, string Owner, IReadOnlyList<string> Lessons)
    {
        public static Head Read(Fields fields) =>
            new(fields.Text("id"), fields.Text("title"), fields.Int("level", 1), fields.Text("owner"), fields.Texts("lessons"));
    }
}
