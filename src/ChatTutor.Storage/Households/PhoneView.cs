using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Households;

/// <summary>What a turn may see of the address book.</summary>
internal sealed class PhoneView(AddressBook book, Incoming incoming, LearnerId speaking, LearnerId newcomer, Organiser? organiser) : IPhone
{
    private readonly Household house = book.Find(incoming.Address) ?? Household.Of(speaking);

    public Organiser? Organiser => organiser;

    public IReadOnlyList<PhonePerson> People => house.People;

    public PhonePerson Newcomer => new(newcomer, house.LastNumber + 1, null);

    public bool MayTryCodes => book.Guesses.MayTry(incoming.Address, incoming.At);

    public bool IsElsewhere(LearnerId learner) =>
        (house.Shown is { } person && person != learner)
        || (book.PlacesOf(learner) is { AreSeveral: true, Shown: { } place } && place != incoming.Address);

    public bool WroteElsewhere(LearnerId learner) => book.PlacesOf(learner) is { AreSeveral: true, Wrote: { } place } && place != incoming.Address;

    public int PlacesOf(LearnerId learner) => Math.Max(1, book.PlacesOf(learner).All.Count);

    public bool IsFirstPlaceOf(LearnerId learner) => book.PlacesOf(learner) is not { All: [var first, ..] } || first == incoming.Address;

    public Learner? Find(LearnerId learner) =>
        house.Has(learner) || book.Codes.Of(learner, incoming.At) is not null ? book.Find(learner) : null;

    public Learner? WhoOffers(string code) => book.Codes.Find(code, incoming.At) is { ForWitness: false } open ? book.Find(open.Learner) : null;

    public Learner? WhoShows(string code) => book.Codes.Find(code, incoming.At) is { ForWitness: true } open ? book.Find(open.Learner) : null;

    /// <summary>Refuses a turn for anybody who is none of this turn's business: that is our own mistake and must not be written.</summary>
    public void Check(Turn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var who = turn.Learner.Id;
        var isAllowed = turn.Change switch
        {
            // Nobody can be left behind, or joined, who was never stored.
            IdentityChange.Add or IdentityChange.Part => who == newcomer && book.Find(speaking) is not null,
            IdentityChange.Join => book.Find(speaking) is not null && book.Codes.Of(who, incoming.At) is { ForWitness: false } && !house.Has(who),
            _ => house.Has(who) || who == speaking,
        };
        // A fact may be written into the record of somebody here, or of somebody who has shown the code for it.
        isAllowed &= turn.Effects.OfType<Effect.Witness>().All(w => house.Has(w.Who) || book.Codes.Of(w.Who, incoming.At) is { ForWitness: true });
        if (!isAllowed)
            throw new InvalidOperationException($"The turn of learner {speaking} came back with learner {who}.");
    }
}
