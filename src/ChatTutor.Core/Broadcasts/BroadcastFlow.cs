using System.Collections.Immutable;
using static ChatTutor.Core.Broadcasts.BroadcastState;

namespace ChatTutor.Core.Broadcasts;

/// <summary>Every step a broadcast can take, each a function of the broadcast as it was.</summary>
public static class BroadcastFlow
{
    /// <summary>New words or other people: what was tested or approved before is not any more.</summary>
    public static BroadcastStep Write(
        Broadcast broadcast, Notice general, ImmutableSortedDictionary<string, Notice>? channels, Selection who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        ArgumentNullException.ThrowIfNull(general);
        if (broadcast.HasBegun || broadcast.IsOver)
            return BroadcastRefusal.TooLate;
        if ((channels?.Values ?? []).Append(general).Select(n => n.Fault()).FirstOrDefault(f => f is not null) is { } fault)
            return fault;
        return broadcast with
        {
            General = general,
            Channels = channels,
            Who = who,
            State = Draft,
            Written = now,
            Tested = null,
            ApprovedBy = null,
            Due = null,
        };
    }

    /// <summary>The author has it in their own chat.</summary>
    public static BroadcastStep Test(Broadcast broadcast, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return broadcast.State is not (Draft or Tested) ? BroadcastRefusal.OutOfTurn
            : broadcast.General.Fault() is { } fault ? fault
            : broadcast with { State = Tested, Tested = now };
    }

    /// <summary>The author sends it off: to its moment, or first to a second person when more than <paramref name="widest"/> are chosen.</summary>
    /// <param name="reachable">People it can reach, counted now.</param>
    public static BroadcastStep Send(Broadcast broadcast, Schedule when, int reachable, int widest, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        ArgumentNullException.ThrowIfNull(when);
        if (broadcast.State != Tested)
            return broadcast.State == Draft ? BroadcastRefusal.NotTested : BroadcastRefusal.OutOfTurn;
        if (when.Fault(now) is { } fault)
            return fault;
        // On the day itself there may be nobody yet whose day it is.
        if (reachable == 0 && when is not Schedule.AfterStart)
            return BroadcastRefusal.Nobody;
        var sent = broadcast with { When = when, Counted = reachable };
        return reachable > widest ? sent with { State = Asked } : sent with { State = Scheduled, Due = when.Next(now) };
    }

    /// <summary>The second person's yes.</summary>
    public static BroadcastStep Approve(Broadcast broadcast, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        if (broadcast.State != Asked)
            return BroadcastRefusal.OutOfTurn;
        if (broadcast.Author == by)
            return BroadcastRefusal.OwnApproval;
        return broadcast.When.Next(now) is { } due ? broadcast with { State = Scheduled, ApprovedBy = by, Due = due } : BroadcastRefusal.InThePast;
    }

    /// <summary>The moment has come and the list is made; started, or missed with the reason.</summary>
    /// <param name="listed">People who will be written to.</param>
    public static BroadcastStep Start(Broadcast broadcast, int listed, int widest, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        if (broadcast.State != Scheduled || broadcast.When.Repeats || broadcast.Due is not { } due || due > now)
            return BroadcastRefusal.OutOfTurn;
        if (Lateness.IsMissed(due, now))
            return broadcast with { State = Missed, Why = MissedReason.TooLate, Ended = now };
        if (listed > widest && broadcast.ApprovedBy is null)
            return broadcast with { State = Missed, Why = MissedReason.TooMany, Ended = now };
        return broadcast with { State = Running, Started = now };
    }

    /// <summary>One time of a repeating broadcast that is due, to be kept under a number of its own. A time that was missed is kept as missed.</summary>
    public static Broadcast Once(Broadcast broadcast, long id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        var who = broadcast.When is Schedule.AfterStart after ? broadcast.Who.StartedAgo(after.Days) : broadcast.Who;
        var due = broadcast.Due ?? now;
        var once = broadcast with { Id = id, Of = broadcast.Id, Who = who, When = new Schedule.At(due) };
        return Lateness.IsMissed(due, now) ? once with { State = Missed, Why = MissedReason.TooLate, Ended = now } : once;
    }

    /// <summary>A repeating broadcast goes on to its next time, or is done.</summary>
    public static BroadcastStep Repeat(Broadcast broadcast, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        if (broadcast.State != Scheduled || !broadcast.When.Repeats || broadcast.Due is not { } due || due > now)
            return BroadcastRefusal.OutOfTurn;
        return broadcast.When.Next(Later(due, now).AddTicks(1)) is { } next ? broadcast with { Due = next } : broadcast with { State = Done, Due = null, Ended = now };
    }

    public static BroadcastStep Pause(Broadcast broadcast) => Turn(broadcast, Running, Paused);

    public static BroadcastStep Resume(Broadcast broadcast) => Turn(broadcast, Paused, Running);

    /// <summary>Ends it for good, begun or not; a repeating one is not repeated any more.</summary>
    public static BroadcastStep Stop(Broadcast broadcast, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return broadcast.IsOver ? BroadcastRefusal.TooLate : broadcast with { State = Stopped, StoppedBy = by, Ended = now, Due = null };
    }

    /// <summary>Every copy has ended.</summary>
    public static BroadcastStep Finish(Broadcast broadcast, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return broadcast.State == Running ? broadcast with { State = Done, Ended = now } : BroadcastRefusal.OutOfTurn;
    }

    private static BroadcastStep Turn(Broadcast broadcast, BroadcastState from, BroadcastState to)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return broadcast.State == from ? broadcast with { State = to } : BroadcastRefusal.OutOfTurn;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
