using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.Broadcasts;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// What counting an audience needs to know of every learner, in memory by the learner's number: about 100 bytes each. Kept up to date
/// by each turn, filled anew at every start; the file knows better in case of doubt.
/// </summary>
internal sealed class Roster
{
    private readonly Numbers channels = new();
    private readonly Numbers communes = new();
    private readonly Numbers hamlets = new();
    private readonly Numbers audiences = new();
    private readonly LessonBits lessons = new();
    private RosterEntry[] entries = new RosterEntry[1024];
    private int count;

    /// <summary>Everybody in the file is here.</summary>
    public bool IsReady { get; set; }

    public void Put(Address address, Learner learner)
    {
        PutAddress(learner.Id, address);
        PutTraits(learner);
    }

    public void PutTraits(Learner learner)
    {
        ref var entry = ref At(learner.Id);
        var heard = learner.LastSeen?.UtcTicks ?? 0;
        // Only what the person does opens the way again.
        if (heard != entry.Heard)
            entry.Sent = 0;
        entry.Heard = heard;
        entry.Commune = communes.Give(learner.Commune);
        entry.Hamlet = hamlets.Give(learner.Hamlet);
        entry.Audience = audiences.Give(learner.Audience);
        entry.Needs = Stuck.Lasting(learner) | (Stuck.MayStop(learner) ? Needs.Stopped : Needs.None);
        entry.Joined = learner.Joined?.DayNumber ?? 0;
        entry.Wants = Reach.Wants(learner);
        entry.Blocked = learner.Blocked;
        entry.HasSlip = learner.Slip is not null;
        // A lesson's id has a slash, a learning day's has none.
        lessons.Set((int)learner.Id.Value, [.. learner.Completed?.Keys ?? [], .. (learner.Days ?? []).Select(p => p.Day)]);
    }

    public void PutAddress(LearnerId learner, Address address)
    {
        ref var entry = ref At(learner);
        entry.Channel = channels.Give(address.Channel);
        // The same text again would only make work for the garbage collector.
        if (entry.User != address.User)
            entry.User = address.User;
    }

    public void PutSent(LearnerId learner, int messages) => At(learner).Sent = (byte)Math.Min(byte.MaxValue, messages);

    public void Sent(LearnerId learner, int messages)
    {
        if (learner.Value < entries.Length)
            PutSent(learner, At(learner).Sent + messages);
    }

    /// <summary>They learn on somebody else's phone: still counted, but nothing unasked is sent to them.</summary>
    public void PutWithoutAddress(Learner learner)
    {
        PutTraits(learner);
        At(learner.Id).User = null;
    }

    public void Remove(LearnerId learner)
    {
        if (learner.Value >= entries.Length)
            return;
        At(learner) = default;
        lessons.Clear((int)learner.Value);
    }

    public Address? AddressOf(LearnerId learner) =>
        learner.Value < entries.Length && entries[learner.Value] is { User: { } user } entry ? new Address(channels.NameOf(entry.Channel), user) : null;

    public AudienceCount Count(Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now)
    {
        var counts = new int[channels.Count + 1][];
        Walk(sieve, rules, now, (channel, _, state) => (counts[channel] ??= new int[CopyCounts.States])[(int)state]++);
        return new AudienceCount(Enumerable.Range(1, channels.Count).Where(c => counts[c] is not null)
            .ToDictionary(c => channels.NameOf((ushort)c), c => new CopyCounts(counts[c])));
    }

    public ChosenList Choose(Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now)
    {
        var list = new ChosenList();
        Walk(sieve, rules, now, (channel, learner, state) => list.Add(channels.NameOf(channel), new LearnerId(learner), state));
        return list;
    }

    /// <summary>Those on the list for the office, in the order of their numbers.</summary>
    public IReadOnlyList<LearnerId> Slips(LearnerId after, int most)
    {
        var found = new List<LearnerId>();
        for (var id = checked((int)after.Value) + 1; id <= count && found.Count < most; id++)
            if (entries[id].HasSlip)
                found.Add(new LearnerId(id));
        return found;
    }

    /// <summary>People who are stuck, whether anything can be sent to them or not, by where they live.</summary>
    public IReadOnlyDictionary<string, long> CountStuck(DateTimeOffset now)
    {
        var (counts, away) = (new Dictionary<string, long>(StringComparer.Ordinal), (now - Stuck.Away).UtcTicks);
        for (var id = 0; id <= count; id++)
        {
            ref var entry = ref entries[id];
            if ((entry.Needs & ~Needs.Stopped) == 0 && ((entry.Needs & Needs.Stopped) == 0 || entry.Heard > away))
                continue;
            var place = entry.Hamlet > 0 ? hamlets.NameOf(entry.Hamlet) : entry.Commune > 0 ? communes.NameOf(entry.Commune) : "";
            counts[place] = counts.GetValueOrDefault(place) + 1;
        }
        return counts;
    }

    private void Walk(Sieve sieve, IReadOnlyDictionary<string, ContactRules> rules, DateTimeOffset now, Action<ushort, int, CopyState> each)
    {
        var who = Fine(sieve.Who);
        var except = sieve.Except.Select(Fine).ToArray();
        var ruleOf = Enumerable.Range(0, channels.Count + 1)
            .Select(c => c == 0 ? ContactRules.Open : rules.GetValueOrDefault(channels.NameOf((ushort)c), ContactRules.Open)).ToArray();
        for (var id = 0; id <= count; id++)
        {
            ref var entry = ref entries[id];
            if (entry.User is null || !who.Takes(entry, id) || IsExcepted(except, entry, id))
                continue;
            each(entry.Channel, id, Reach.Of(entry.Wants, entry.Blocked, ContactOf(entry, ruleOf[entry.Channel]), ruleOf[entry.Channel], now));
        }
    }

    private static bool IsExcepted(FineMesh[] except, in RosterEntry entry, int id)
    {
        foreach (var mesh in except)
            if (mesh.Takes(entry, id))
                return true;
        return false;
    }

    // Most channels ask for no contact: no object for each of a million people.
    private static Contact ContactOf(in RosterEntry entry, ContactRules rules) =>
        rules.Window is null || entry.Heard == 0 ? Contact.Never : new Contact(new DateTimeOffset(entry.Heard, TimeSpan.Zero), entry.Sent);

    private FineMesh Fine(Mesh mesh) => new(
        mesh, communes.Marked(mesh.Communes), hamlets.Marked(mesh.Hamlets), audiences.Marked(mesh.Audiences), channels.Marked(mesh.Channels), lessons);

    private ref RosterEntry At(LearnerId learner)
    {
        var id = checked((int)learner.Value);
        if (id >= entries.Length)
            Array.Resize(ref entries, Math.Max(id + 1, entries.Length * 2));
        count = Math.Max(count, id);
        return ref entries[id];
    }
}

/// <summary>One learner, 40 bytes.</summary>
internal struct RosterEntry
{
    /// <summary>Their id on the channel; null when there is nobody of this number.</summary>
    public string? User;

    /// <summary>UTC ticks of their latest message; 0 = never.</summary>
    public long Heard;

    /// <summary>Day number of the first one; 0 = not known.</summary>
    public int Joined;

    public ushort Channel;
    public ushort Commune;
    public ushort Hamlet;
    public ushort Audience;

    /// <summary>Messages since they wrote, where it matters.</summary>
    public byte Sent;
    public bool Wants;
    public bool Blocked;
    public bool HasSlip;

    /// <summary>Why they need help; stopped only when they have not been heard of for long.</summary>
    public Needs Needs;
}
