using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Tests.Core;

/// <summary>A phone of one person, and somebody elsewhere whose code K7M2QX is open.</summary>
internal sealed class Neighbours(LearnerId own, Learner? offering) : IPhone
{
    public IReadOnlyList<PhonePerson> People { get; init; } = [new(own, 1, null)];

    public Organiser? Organiser => null;

    public PhonePerson Newcomer => new(new LearnerId(99), 2, null);

    public bool MayTryCodes => true;

    public bool IsElsewhere(LearnerId learner) => false;

    public bool WroteElsewhere(LearnerId learner) => WritesElsewhere;

    public bool WritesElsewhere { get; init; }

    public int PlacesOf(LearnerId learner) => 1;

    public bool IsFirstPlaceOf(LearnerId learner) => true;

    public Learner? Find(LearnerId learner) => offering?.Id == learner ? offering : null;

    public Learner? WhoOffers(string code) => code == "K7M2QX" ? offering : null;

    public Learner? WhoShows(string code) => null;
}
