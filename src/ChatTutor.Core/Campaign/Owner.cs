using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Campaign;

/// <summary>An office that answers for part of the content: it confirms facts and looks at steps that learners found different.</summary>
public sealed record Owner(string Id, string Name)
{
    public static Owner Read(Fields fields) => new(fields.Text("id"), fields.Text("name"));
}
