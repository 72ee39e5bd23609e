namespace ChatTutor.Core.Sending;

/// <summary>The hours in which nobody gets a message they did not ask for. They may span midnight; the end is not part of them.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Stricter than the law asks for advertising (22:00 to 7:00, Decree 91/2020): country people go to bed early.</summary>
    public static readonly QuietHours Default = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <param name="moment">In the campaign's time zone.</param>
    public bool Contain(DateTimeOffset moment) => TimeOnly.FromTimeSpan(moment.TimeOfDay).IsBetween(From, To);

    /// <summary>The moment itself, or the end of the quiet hours it falls into.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        if (!Contain(moment))
            return moment;
        var today = moment - moment.TimeOfDay + To.ToTimeSpan();
        return today > moment ? today : today.AddDays(1);
    }
}
