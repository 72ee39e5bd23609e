using System.Text.Json.Serialization;
using ChatTutor.Core.Sending;

namespace ChatTutor.Core.Broadcasts;

/// <summary>When a broadcast goes out, in the campaign's time zone. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Now), "now")]
[JsonDerivedType(typeof(At), "at")]
[JsonDerivedType(typeof(Weekly), "weekly")]
[JsonDerivedType(typeof(AfterStart), "after")]
public abstract record Schedule
{
    private Schedule() { }

    /// <summary>At once; at night, in the morning.</summary>
    public sealed record Now : Schedule;

    public sealed record At(DateTimeOffset Moment) : Schedule;

    /// <summary>Every week on these days.</summary>
    /// <param name="Until">The last day, or null.</param>
    public sealed record Weekly(IReadOnlyList<DayOfWeek> Days, TimeOnly Time, DateOnly? Until = null) : Schedule;

    /// <summary>To each person so many days after they began: every day, to those whose day it is.</summary>
    public sealed record AfterStart(int Days, TimeOnly Time, DateOnly? Until = null) : Schedule;

    [JsonIgnore]
    public bool Repeats => this is Weekly or AfterStart;

    public T Match<T>(Func<Now, T> now, Func<At, T> at, Func<Weekly, T> weekly, Func<AfterStart, T> afterStart)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(weekly);
        ArgumentNullException.ThrowIfNull(afterStart);
        return this switch
        {
            Now s => now(s),
            At s => at(s),
            Weekly s => weekly(s),
            AfterStart s => afterStart(s),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>The first moment not before <paramref name="from"/>, or null when there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset from) => Match(
        now => QuietHours.Default.After(from),
        at => at.Moment >= from ? QuietHours.Default.After(at.Moment) : (DateTimeOffset?)null,
        weekly => FirstDay(from, weekly.Time, weekly.Until, weekly.Days.Contains),
        after => FirstDay(from, after.Time, after.Until, _ => true));

    /// <summary>What is wrong with it, or null.</summary>
    public BroadcastRefusal? Fault(DateTimeOffset now) => Match(
        _ => null,
        at => at.Moment < now ? BroadcastRefusal.InThePast : IsQuiet(TimeOnly.FromTimeSpan(at.Moment.TimeOfDay)),
        weekly => weekly.Days.Count == 0 ? BroadcastRefusal.InThePast : IsQuiet(weekly.Time),
        after => after.Days < 0 ? BroadcastRefusal.InThePast : IsQuiet(after.Time))
        ?? (Next(now) is null ? BroadcastRefusal.InThePast : null);

    private static BroadcastRefusal? IsQuiet(TimeOnly time) =>
        time.IsBetween(QuietHours.Default.From, QuietHours.Default.To) ? BroadcastRefusal.QuietHour : null;

    // No province of the campaign moves its clocks: a day is always 24 hours.
    private static DateTimeOffset? FirstDay(DateTimeOffset from, TimeOnly time, DateOnly? until, Func<DayOfWeek, bool> fits)
    {
        for (var i = 0; i <= 7; i++)
        {
            var moment = new DateTimeOffset(from.Date.AddDays(i) + time.ToTimeSpan(), from.Offset);
            if (moment >= from && fits(moment.DayOfWeek))
                return DateOnly.FromDateTime(moment.Date) <= (until ?? DateOnly.MaxValue) ? moment : null;
        }
        return null;
    }
}
