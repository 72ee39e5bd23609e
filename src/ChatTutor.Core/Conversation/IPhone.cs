using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// Where a message came from, as the store knows it at this moment: who learns there, and which link codes are open. Asking
/// changes nothing.
/// </summary>
public interface IPhone
{
    /// <summary>Everybody who learns at this address; with more than one it is a shared phone.</summary>
    IReadOnlyList<PhonePerson> People { get; }

    /// <summary>The active organiser whose linked chat this is, without secrets; null nearly everywhere.</summary>
    Organiser? Organiser { get; }

    /// <summary>The number and the place of the next person who begins here.</summary>
    PhonePerson Newcomer { get; }

    /// <summary>False when too many wrong codes were typed at this address or everywhere.</summary>
    bool MayTryCodes { get; }

    /// <summary>True when the latest screen of this learner is not the latest message shown here.</summary>
    bool IsElsewhere(LearnerId learner);

    /// <summary>True when this learner, or somebody of the office who answered them, last wrote at another address.</summary>
    bool WroteElsewhere(LearnerId learner);

    /// <summary>Addresses this learner writes from.</summary>
    int PlacesOf(LearnerId learner);

    /// <summary>True where this learner began; places joined later cannot turn the first one out.</summary>
    bool IsFirstPlaceOf(LearnerId learner);

    /// <summary>Somebody of this phone, or somebody whose code is open; null for anybody else.</summary>
    Learner? Find(LearnerId learner);

    /// <summary>Whose open code for joining this is, or null.</summary>
    Learner? WhoOffers(string code);

    /// <summary>Whose open code for confirming a practice this is, or null.</summary>
    Learner? WhoShows(string code);
}

/// <summary>One of the people at an address.</summary>
/// <param name="Number">Given once at this address, from 1; buttons carry it, so that a button is always its own person's.</param>
/// <param name="Name">What they want to be called here ("Bà Sáu"); kept with the address only, never in events. Null until asked.</param>
public sealed record PhonePerson(LearnerId Learner, int Number, string? Name);

/// <summary>An address of one person, with nobody else about.</summary>
internal sealed class LonePhone(LearnerId learner) : IPhone
{
    public IReadOnlyList<PhonePerson> People { get; } = [new(learner, 1, null)];

    public Organiser? Organiser => null;

    public PhonePerson Newcomer => new(new LearnerId(learner.Value + 1), 2, null);

    public bool MayTryCodes => true;

    public bool IsElsewhere(LearnerId learner) => false;

    public bool WroteElsewhere(LearnerId learner) => false;

    public int PlacesOf(LearnerId learner) => 1;

    public bool IsFirstPlaceOf(LearnerId learner) => true;

    public Learner? Find(LearnerId learner) => null;

    public Learner? WhoOffers(string code) => null;

    public Learner? WhoShows(string code) => null;
}
