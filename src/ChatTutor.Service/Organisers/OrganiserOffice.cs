using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Organisers;

/// <summary>Everything that changes who the organisers are and how they get in; each change is put on record in the same transaction.</summary>
public sealed class OrganiserOffice(IOrganiserStore store)
{
    /// <summary>Adds organisers, or gives those there new names, roles and areas; how they sign in stays unless it is given.</summary>
    /// <param name="note">What is written for each, the organiser's id as what it is about.</param>
    public async ValueTask SaveAsync(IReadOnlyList<Organiser> wanted, AuditNote note, CancellationToken stop) =>
        await store.ChangeAsync(
            all =>
            {
                var saved = wanted.Select(w => all.TryGetValue(w.Id, out var known) ? Renewed(known, w) : w).ToList();
                return new(saved, [.. saved.Select(o => note with { About = $"{o.Id} {o.Role} {o.Area}" })]);
            },
            stop);

    /// <summary>Ends an organiser's access at once, sessions included. False when there is none of this id.</summary>
    public ValueTask<bool> DisableAsync(string id, AuditNote note, CancellationToken stop) => ChangeOneAsync(
        id, o => o with { IsDisabled = true, Round = o.Round + 1, Link = null, Pairing = null }, note with { About = id }, stop);

    /// <summary>Takes the second factor away from somebody who lost their phone: they set up a new one.</summary>
    public ValueTask<bool> ForgetFactorAsync(string id, AuditNote note, CancellationToken stop) =>
        ChangeOneAsync(id, o => o with { Factor = null, Round = o.Round + 1 }, note with { About = id }, stop);

    /// <summary>Ends all sessions of an organiser.</summary>
    public ValueTask<bool> SignOutAsync(string id, AuditNote note, CancellationToken stop) =>
        ChangeOneAsync(id, o => o with { Round = o.Round + 1 }, note, stop);

    /// <summary>A code for one sign-in; an earlier one no longer opens. Null when there is no active organiser of this id.</summary>
    public async ValueTask<string?> IssueLinkAsync(string id, AuditNote note, CancellationToken stop)
    {
        var code = OneTimeCodes.ForLink();
        var found = await ChangeOneAsync(id, o => o.IsActive ? o with { Link = OneTimeCodes.Kept(code, note.At) } : null, note with { About = id }, stop);
        return found ? code : null;
    }

    /// <summary>True when the code would open the door; it stays good.</summary>
    public async ValueTask<bool> HasLinkAsync(string code, DateTimeOffset now, CancellationToken stop) =>
        (await store.OrganisersAsync(stop)).Values.Any(o => o.IsActive && OneTimeCodes.Opens(o.Link, code, now));

    /// <summary>The organiser whose link this is; it is then used up. Null when it opens nothing.</summary>
    public async ValueTask<Organiser?> RedeemLinkAsync(string code, DateTimeOffset now, CancellationToken stop)
    {
        var change = await store.ChangeAsync(
            all => all.Values.FirstOrDefault(o => o.IsActive && OneTimeCodes.Opens(o.Link, code, now)) is { } organiser
                ? new([organiser with { Link = null }], [])
                : null,
            stop);
        return change?.Saved[0];
    }

    /// <summary>A code to be sent from the chat that is to be the organiser's; null when there is no active organiser of this id.</summary>
    public async ValueTask<string?> IssuePairingAsync(string id, AuditNote note, CancellationToken stop)
    {
        var code = OneTimeCodes.ForTyping();
        var found = await ChangeOneAsync(id, o => o.IsActive ? o with { Pairing = OneTimeCodes.Kept(code, note.At) } : null, note, stop);
        return found ? code : null;
    }

    /// <summary>
    /// Makes this chat the one of the organiser whose code it sent, and of nobody else; null when the code is nobody's. Forty bits in
    /// ten minutes need no slowing down beyond what every chat has.
    /// </summary>
    public async ValueTask<Organiser?> PairAsync(string code, Address chat, DateTimeOffset now, CancellationToken stop)
    {
        var change = await store.ChangeAsync(
            all => all.Values.FirstOrDefault(o => o.IsActive && OneTimeCodes.Opens(o.Pairing, code, now)) is { } organiser
                ? new(
                    [
                        organiser with { Chat = chat.ToString(), Pairing = null },
                        .. all.Values.Where(o => o.Id != organiser.Id && o.Chat == chat.ToString()).Select(o => o with { Chat = null }),
                    ],
                    [new(now, organiser.Id, AuditWords.ChatLinked, organiser.Area.ToString(), chat.Channel)])
                : null,
            stop);
        return change?.Saved[0];
    }

    /// <summary>Changes one organiser; false when there is none of this id or <paramref name="change"/> says null.</summary>
    public async ValueTask<bool> ChangeOneAsync(string id, Func<Organiser, Organiser?> change, AuditNote note, CancellationToken stop) =>
        await store.ChangeAsync(
            all => all.TryGetValue(id, out var organiser) && change(organiser) is { } changed ? new([changed], [note]) : null, stop) is not null;

    // Another role or area is a new start: whoever sits at an open page is asked to sign in again.
    private static Organiser Renewed(Organiser known, Organiser wanted) => wanted with
    {
        Chat = wanted.Chat ?? known.Chat,
        SingleSignOn = wanted.SingleSignOn ?? known.SingleSignOn,
        Factor = known.Factor,
        Round = known.Role == wanted.Role && known.Area == wanted.Area ? known.Round : known.Round + 1,
    };
}
