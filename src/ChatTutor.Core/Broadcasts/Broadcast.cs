using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ChatTutor.Core.Broadcasts;

/// <summary>One announcement: what is said, to whom, when, and how far it has come.</summary>
/// <param name="Author">The organiser's id.</param>
/// <param name="Area">The author's area when it was written, as organisers' areas are written: others see it by that.</param>
/// <param name="General">What goes to every channel that has no wording of its own.</param>
/// <param name="Channels">Channel to its own wording.</param>
/// <param name="Due">When it starts, or a repeating one starts next.</param>
/// <param name="Counted">People it could reach when the author sent it off.</param>
/// <param name="About">What it was prepared for ("ngay-hoi/2027/7"), or null.</param>
/// <param name="Of">The repeating broadcast this is one time of.</param>
public sealed record Broadcast(
    long Id, string Author, string Area, Notice General, Selection Who, Schedule When,
    BroadcastState State = BroadcastState.Draft,
    ImmutableSortedDictionary<string, Notice>? Channels = null,
    DateTimeOffset? Written = null,
    DateTimeOffset? Tested = null,
    string? ApprovedBy = null,
    DateTimeOffset? Due = null,
    DateTimeOffset? Started = null,
    DateTimeOffset? Ended = null,
    int Counted = 0,
    string? StoppedBy = null,
    MissedReason? Why = null,
    long? Of = null,
    string? About = null)
{
    /// <summary>The first words, for lists.</summary>
    [JsonIgnore]
    public string Title => General.Text.Split('\n')[0] is { Length: > 60 } line ? line[..59].TrimEnd() + "…" : General.Text.Split('\n')[0];

    [JsonIgnore]
    public bool IsOver => State is BroadcastState.Done or BroadcastState.Stopped or BroadcastState.Missed;

    [JsonIgnore]
    public bool HasBegun => State is BroadcastState.Running or BroadcastState.Paused || (IsOver && Started is not null);

    public Notice For(string channel) => Channels?.GetValueOrDefault(channel) ?? General;
}
