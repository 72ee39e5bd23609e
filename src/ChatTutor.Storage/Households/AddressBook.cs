using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Households;

/// <summary>
/// Who is at which address. What turns change about it is the same in every store; where it is written is the store's.
/// </summary>
internal abstract class AddressBook
{
    public OpenCodes Codes { get; } = new();

    public Guesses Guesses { get; } = new();

    /// <summary>The people at this address, or null when nobody has ever written from it.</summary>
    public abstract Household? Find(Address address);

    public abstract Learner? Find(LearnerId learner);

    public abstract Places PlacesOf(LearnerId learner);

    /// <summary>Carries out what the turn changes, before its learner is stored. Not for a turn that forgets.</summary>
    /// <returns>Where and for whom the turn's effects are to be done: here, at the learner's other places, or for a neighbour.</returns>
    public IReadOnlyList<(Address Address, LearnerId Learner, Effect Effect)> Apply(Incoming incoming, LearnerId spoke, Turn turn)
    {
        var (address, who) = (incoming.Address, turn.Learner.Id);
        // Nearly every turn is of somebody who learns alone and from one address.
        if (turn.Change is null && Find(address)?.IsOnly(who) == true && !PlacesOf(who).AreSeveral)
            return turn.Effects.Count == 0 ? [] : [.. turn.Effects.Select(e => Errand(address, who, e))];
        var before = Find(address) ?? Household.Of(spoke);
        var isShown = turn.Replies.Count > 0 && turn.Learner.Screen != Find(who)?.Screen;
        IReadOnlyList<Address> others = turn.Change is IdentityChange.Join ? Join(address, before, spoke, who) : [];
        if (turn.Change is IdentityChange.Keep)
            TurnOut(address, who);
        var house = turn.Change switch
        {
            IdentityChange.Add add => before.With(who, add.Called),
            IdentityChange.Name name => before.Named(who, name.Called),
            IdentityChange.Join => before.Replace(spoke, who),
            IdentityChange.Part => Leave(address, spoke, before.Replace(spoke, who)),
            IdentityChange.Remove gone when before.Without(gone.Learner) is { } left => Leave(address, gone.Learner, left),
            _ => before,
        };
        Note(incoming, spoke, turn);
        // What was said aloud comes back later; only if it hands the phone to somebody else does it change whose turn it is.
        var isAnswer = !Bookkeeping.IsUnasked(incoming.MessageId) || (incoming.Message is InboundMessage.Heard && who != spoke);
        Place(address, house with { Current = isAnswer ? who : house.Current, Shown = ShownAt(house, isShown, who) });
        if (PlacesOf(who) is { AreSeveral: true } places)
            Place(who, places with { Wrote = IsTalk(incoming.Message) ? address : places.Wrote, Shown = isShown ? address : places.Shown });
        return [.. turn.Effects.SelectMany(e => e is Effect.TellLinked ? others.Select(o => (o, who, e)) : [Errand(address, who, e)])];
    }

    /// <summary>
    /// Everybody who is forgotten with this turn, the turn's learner first: where the platform says that nothing may be kept of an
    /// address, all who learn only there. Who learns elsewhere too goes on there.
    /// </summary>
    public IReadOnlyList<LearnerId> Leaving(Incoming incoming, LearnerId forgotten)
    {
        if (incoming.Message is not InboundMessage.Withdrawn || Find(incoming.Address) is not { } house)
            return [forgotten];
        var others = house.People.Select(p => p.Learner).Where(l => l != forgotten).ToLookup(l => PlacesOf(l).AreSeveral);
        foreach (var learner in others[true])
        {
            Write(learner, PlacesOf(learner).Without(incoming.Address));
            Drop(learner, incoming.Address);
            Write(incoming.Address, Find(incoming.Address)!.Without(learner));
        }
        return [forgotten, .. others[false]];
    }

    /// <summary>People who are to learn here and have not said a word; the learners are there already, in the order of the entry's members.</summary>
    public void Enrol(Address phone, IReadOnlyList<LearnerId> newcomers, ClassEntry entry)
    {
        var house = Find(phone)!;
        var named = entry.OwnName is { } own ? house.Named(house.Owner, own) : house;
        Write(phone, newcomers.Zip(entry.Members).Aggregate(named, (there, n) => there.With(n.First, Bookkeeping.Whole(n.Second.Name))));
    }

    /// <summary>Takes a learner away from everywhere; returns the addresses where nothing of theirs may be said any more.</summary>
    public IReadOnlyList<Address> Forget(Address here, LearnerId learner)
    {
        IReadOnlyList<Address> all = PlacesOf(learner) is { All.Count: > 0 } places ? places.All : [here];
        foreach (var address in all)
            if (Find(address) is { } house)
                Write(address, house.Without(learner) is { } left ? left with { Shown = learner } : null);
        Close(learner);
        return all;
    }

    /// <summary>The effect at the address where what nobody asked for is to be said to its learner.</summary>
    public DueEffect Readdressed(DueEffect effect) =>
        effect.Effect is Effect.RemindAt ? effect with { Address = Reach(effect.Learner, effect.Address) } : effect;

    /// <summary>Where something unasked is to be said to this learner: where they last wrote from, or else an address of their own.</summary>
    /// <param name="known">Their address as long as there was only one.</param>
    public Address Reach(LearnerId learner, Address known) => Own(learner, known) ?? PlacesOf(learner).Wrote ?? known;

    /// <summary>An address where this learner began or is the first now, the one they last wrote from if it is one; null = none is theirs.</summary>
    /// <param name="known">Their address as long as there was only one.</param>
    public Address? Own(LearnerId learner, Address known)
    {
        var all = PlacesOf(learner) is { Wrote: { } wrote } places ? places.All.Prepend(wrote) : [known];
        return all.Where(a => Find(a)?.Owner == learner).Select(a => (Address?)a).FirstOrDefault();
    }

    /// <summary>Null: nobody is left there.</summary>
    protected abstract void Write(Address address, Household? house);

    protected abstract void Write(LearnerId learner, Places places);

    protected abstract void Write(OpenCode code);

    protected abstract void Erase(OpenCode code);

    /// <summary>Everything of the one becomes the other's: turns and work in hand; the learner goes.</summary>
    protected abstract void Absorb(LearnerId gone, LearnerId into);

    /// <summary>What is still to be done here for a learner who is not here any more is not done.</summary>
    protected abstract void Drop(LearnerId learner, Address address);

    // What is written into a neighbour's record is done in a turn of theirs; a code that led to them is then used up.
    private (Address Address, LearnerId Learner, Effect Effect) Errand(Address here, LearnerId who, Effect effect)
    {
        if (effect is not Effect.Witness witness)
            return (here, who, effect);
        var place = Find(here)?.Has(witness.Who) == true ? here : Codes.Of(witness.Who, DateTimeOffset.MinValue)!.Address;
        if (Codes.Of(witness.Who, DateTimeOffset.MinValue) is { ForWitness: true })
            Close(witness.Who);
        return (place, witness.Who, effect);
    }

    // Where the person is, or is spoken to by somebody of the office; that they blocked an address is no reason to write there.
    private static bool IsTalk(InboundMessage message) => message.IsFromThePerson || message is InboundMessage.AnsweredByHand;

    // Where one person learns alone there is nothing to remember.
    private static LearnerId? ShownAt(Household house, bool isShown, LearnerId who) =>
        !isShown ? house.Shown : house.People.Count > 1 ? who : null;

    private void Place(Address address, Household house)
    {
        if (house != Find(address))
            Write(address, house);
    }

    private void Place(LearnerId learner, Places places)
    {
        if (places != PlacesOf(learner))
            Write(learner, places);
    }

    private List<Address> Join(Address here, Household house, LearnerId spoke, LearnerId who)
    {
        List<Address> others = PlacesOf(who) is { All.Count: > 0 } known ? [.. known.All] : [Codes.Of(who, DateTimeOffset.MinValue)!.Address];
        List<Address> joined = PlacesOf(spoke) is { All.Count: > 0 } own ? [.. own.All] : [here];
        foreach (var address in joined.Where(a => a != here))
            if (Find(address) is { } there)
                Write(address, there.Replace(spoke, who));
        Close(spoke);
        Close(who);
        Absorb(spoke, who);
        Write(here, house.Replace(spoke, who));
        Write(who, new Places([.. others.Union(joined)], here, here));
        return [.. others.Except([here])];
    }

    private Household Leave(Address address, LearnerId learner, Household house)
    {
        Write(learner, PlacesOf(learner).Without(address));
        Drop(learner, address);
        return house.Remember(learner);
    }

    private void TurnOut(Address kept, LearnerId learner)
    {
        foreach (var address in PlacesOf(learner).All.Where(a => a != kept))
        {
            if (Find(address) is { } house)
                Write(address, house.Without(learner));
            Drop(learner, address);
        }
        Write(learner, new Places([kept], kept, kept));
    }

    // Codes opened, and codes that were nobody's.
    private void Note(Incoming incoming, LearnerId spoke, Turn turn)
    {
        if (turn.Change is IdentityChange.Guess)
            Guesses.Add(incoming.Address, incoming.At);
        if (turn.Change is not IdentityChange.Open open)
            return;
        foreach (var expired in Codes.Expired(incoming.At))
            Close(expired);
        Close(spoke);
        var code = new OpenCode(OpenCode.HashOf(open.Code), spoke, incoming.Address, open.Until, open.ForWitness);
        // Drawn twice within ten minutes, once in a long life: nobody must be joined to the wrong one of the two.
        if (Codes.HolderOf(code) is { } unlucky)
            Close(unlucky);
        Codes.Add(code);
        Write(code);
    }

    private void Close(LearnerId learner)
    {
        if (Codes.Remove(learner) is { } code)
            Erase(code);
    }
}
