using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Classes;

/// <summary>What a class list is checked against.</summary>
/// <param name="Volunteer">Whose phone it is; the people are of their area.</param>
/// <param name="People">Who learns on that phone already, its owner first.</param>
public sealed record ClassCheck(Catalogue Catalogue, Organiser Volunteer, DateOnly Today, IReadOnlyList<PhonePerson> People)
{
    /// <summary>Null for an organiser of the whole province: everybody is asked in the chat.</summary>
    public string? Commune => Catalogue.Commune(Volunteer.Area.Commune)?.Id;

    public IReadOnlyList<Figure.Hamlet> Hamlets { get; } =
        [.. Catalogue.Figures.HamletsOf(Catalogue.Commune(Volunteer.Area.Commune)?.Id, Today)];

    /// <summary>Where those live whose row says nothing else.</summary>
    public string? OwnHamlet => Hamlets.FirstOrDefault(h => h.Id == Volunteer.Area.ToString())?.Id;

    /// <summary>
    /// What the phone's owner is to be called, so that they find themselves among thirty; null when they have a name, or the one
    /// they would get is somebody's.
    /// </summary>
    public string? OwnName(IReadOnlyList<ClassMember> members) =>
        People is [{ Name: null }, ..] && PersonName.LastOf(Volunteer.Name) is { } own
        && !members.Select(m => m.Name).Concat(People.Select(p => p.Name)).Any(n => PersonName.IsSame(n, own)) ? own : null;
}
