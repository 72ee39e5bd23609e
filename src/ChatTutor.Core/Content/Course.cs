using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>Lessons that belong together, in the order they are best taken.</summary>
public sealed record Course(string Id, string Title, int Level, IReadOnlyList<Lesson> Lessons)
{
    /// <summary>The head of a course as written; its lessons are files beside it.</summary>
    public sealed record Head(string Id, string Title, int Level, IReadOnlyList<string> Lessons)
    {
        public static Head Read(Fields fields) =>
            new(fields.Text("id"), fields.Text("title"), fields.Int("level", 1), fields.Texts("lessons"));
    }
}
