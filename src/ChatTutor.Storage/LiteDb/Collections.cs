namespace ChatTutor.Storage.LiteDb;

/// <summary>The collections in the file. All are made when it is opened: LiteDB is not safe at making one later.</summary>
internal static class Collections
{
    public const string Meta = "meta";
    public const string Learners = "learners";
    public const string Addresses = "addresses";
    public const string Turns = "turns";
    public const string Earlier = "earlier";
    public const string Farewells = "farewells";
    public const string Events = "events";
    public const string Tallies = "tallies";
    public const string Outbox = "outbox";
    public const string Effects = "effects";
    public const string Letters = "letters";
    public const string Figures = "figures";
    public const string Contacts = "contacts";
    public const string Bulletins = "bulletins";
    public const string Subscriptions = "subscriptions";
    public const string Broadcasts = "broadcasts";
    public const string Runs = "runs";
    public const string Copies = "copies";
    public const string Organisers = "organisers";
    public const string Audit = "audit";
    public const string Gaps = "gaps";
    public const string Codes = "codes";

    public static readonly IReadOnlyList<string> All =
    [
        Meta, Learners, Addresses, Turns, Earlier, Farewells, Events, Tallies, Outbox, Effects, Letters, Contacts, Bulletins, Subscriptions, Figures, Organisers,
        Audit, Gaps, Codes, Broadcasts, Runs, Copies,
    ];
}
