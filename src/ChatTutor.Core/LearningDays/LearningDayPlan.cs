using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.LearningDays;

/// <summary>The learning days of all years, as organisers wrote them down: a new year is an entry more.</summary>
public sealed record LearningDayPlan(IReadOnlyList<LearningDay> Days)
{
    public static readonly LearningDayPlan None = new([]);

    public static LearningDayPlan Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.List("days", LearningDay.Read));
    }

    public LearningDay? Find(string? id) => Days.FirstOrDefault(d => d.Id == id);

    /// <summary>The first one that is not over, counting today; null when none is planned.</summary>
    public LearningDay? NextFrom(DateOnly today) => Days.Where(d => d.Day >= today).MinBy(d => d.Day);

    /// <summary>The one people speak of now: from the first invitation on the next, until then the latest that was.</summary>
    public LearningDay? Current(DateOnly today)
    {
        var next = NextFrom(today);
        return next is not null && today >= next.FirstInvitation ? next : Days.Where(d => d.Day < today).MaxBy(d => d.Day) ?? next;
    }
}
