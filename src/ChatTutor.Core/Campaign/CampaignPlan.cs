using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Campaign;

/// <summary>Whose campaign this is: all data, so that another province or year changes no code.</summary>
/// <param name="Owners">The offices that answer for facts and courses.</param>
/// <param name="Contacts">Where people are sent, by the name of the placeholder: "to_cong_nghe"; communes put their own in its place.</param>
public sealed record CampaignPlan(
    string Programme, string Province, string Operator, Pronouns Pronouns, IReadOnlyList<Audience> Audiences,
    IReadOnlyList<Owner> Owners, IReadOnlyDictionary<string, string> Contacts)
{
    private static readonly Dictionary<string, string> NoContacts = [];

    public static CampaignPlan Read(Fields fields) => new(
        fields.Text("programme"), fields.Text("province"), fields.Text("operator"),
        fields.Object("pronouns", Pronouns.Read) ?? Pronouns.Default,
        fields.List("audiences", Audience.Read), fields.List("owners", Owner.Read),
        fields.Object("contacts", ReadContacts) ?? NoContacts);

    public Owner? OwnerOf(string? id) => Owners.FirstOrDefault(o => o.Id == id);

    /// <summary>Contacts are free in number; their names become placeholders in texts.</summary>
    public static Dictionary<string, string> ReadContacts(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Keys.ToList().ToDictionary(key => key, fields.Text);
    }
}

/// <summary>A group of people the campaign's targets speak of, with its own path through the lessons.</summary>
/// <param name="Children">Its members need a parent's consent before anything is kept.</param>
/// <param name="Pronouns">How its members are called; null = as everybody.</param>
public sealed record Audience(string Id, string Name, bool Children, Pronouns? Pronouns)
{
    public static Audience Read(Fields fields) =>
        new(fields.Text("id"), fields.Text("name"), fields.Flag("children"), fields.Object("pronouns", Pronouns.Read));
}
