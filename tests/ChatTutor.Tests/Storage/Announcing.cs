using System.Collections.Immutable;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>Small steps with broadcasts, for the tests of every store.</summary>
internal static class Announcing
{
    public static readonly IReadOnlyDictionary<string, ContactRules> Rules = new Dictionary<string, ContactRules>
    {
        ["telegram"] = ContactRules.Open,
        ["zalo-oa"] = new(ContactWindow.ZaloOa, QuietHours.Default),
    };

    public static IBroadcastStore Broadcasts(this IStore store) => (IBroadcastStore)store;

    /// <summary>Somebody who agreed to be remembered, changed as the test wishes.</summary>
    public static ValueTask<Handled> ArriveAsync(this IStore store, int person, Func<Learner, Learner>? change = null, string channel = "telegram", string id = "come") =>
        store.HandleAsync(
            new Incoming(new Address(channel, Talk.Person(person).User), id, new InboundMessage.Text(""), Talk.Start, Inline: true, Metered: channel == "zalo-oa"),
            learner => Turn.Silent((change ?? (l => l))(learner with { Consent = Consent.Given, LastSeen = Talk.Start })), CancellationToken.None);

    public static Sieve Everybody { get; } = Sieve.Of(Selection.Everybody, SampleContent.Catalogue, Talk.Start);

    /// <summary>A broadcast whose moment has come, with its list.</summary>
    public static async Task<long> ListedAsync(this IStore store, Sieve? sieve = null)
    {
        var broadcasts = store.Broadcasts();
        var broadcast = await broadcasts.AddBroadcastAsync(
            id => new Broadcast(id, "lan", "tinh", new Notice("Chào {you}"), Selection.Everybody, new Schedule.Now(), BroadcastState.Scheduled, Due: Talk.Start), default);
        await broadcasts.ListAsync(broadcast.Id, sieve ?? Everybody, Rules, Talk.Start, default);
        return broadcast.Id;
    }

    public static async Task<long> RunningAsync(this IStore store, Sieve? sieve = null)
    {
        var id = await store.ListedAsync(sieve);
        await store.StepAsync(id, b => BroadcastFlow.Start(b, 0, 1_000_000, Talk.Start));
        return id;
    }

    public static async Task<BroadcastStep> StepAsync(this IStore store, long id, Func<Broadcast, BroadcastStep> step) =>
        (await store.Broadcasts().StepAsync(id, step, default))!.Value;

    public static ValueTask<CopyStart> BeginAsync(this IStore store, OutboxMessage copy) => store.BeginCopyAsync(
        copy, (broadcast, learner) => Copies.Start(
            learner, Copies.Write(broadcast, copy.Address.Channel, SampleContent.Catalogue, learner, typedOnly: false), Contact.Never, ContactRules.Open,
            Talk.Start, 1, keep: copy.Address.Channel == "web"),
        Talk.Start, default);

    public static async Task<CopyCounts> CountsAsync(this IStore store, long id) => (await store.Broadcasts().FindBroadcastAsync(id, default))!.Counts;

    /// <summary>"2 Sent, 1 InDoubt", without the states in which there is none.</summary>
    public static async Task<string> WordsAsync(this IStore store, long id)
    {
        var counts = await store.CountsAsync(id);
        return string.Join(", ", Enum.GetValues<CopyState>().Where(s => counts[s] > 0).Select(s => $"{counts[s]} {s}"));
    }

    public static async Task<List<CopyLine>> LinesAsync(this IStore store, long id)
    {
        var lines = new List<CopyLine>();
        for (var page = 0; await store.Broadcasts().CopiesAsync(id, page, default) is { Count: > 0 } found; page++)
            lines.AddRange(found);
        return lines;
    }

    public static ImmutableSortedDictionary<string, DateOnly> Completed(params string[] lessons) =>
        lessons.ToImmutableSortedDictionary(l => l, _ => new DateOnly(2026, 10, 1));
}
