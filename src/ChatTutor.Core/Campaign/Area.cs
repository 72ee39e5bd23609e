using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Campaign;

/// <summary>A commune (xã) or ward (phường) after the reform of 1 July 2025.</summary>
/// <param name="Scope">Which former province it came from: the campaign's targets speak of one of them only.</param>
public sealed record Area(string Id, string Kind, string Name, string Scope)
{
    public string FullName => (Kind == "phuong" ? "phường " : "xã ") + Name;

    public static Area Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("kind"), fields.Text("name"), fields.Text("scope"));
}
