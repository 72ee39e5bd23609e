namespace ChatTutor.Tests;

/// <summary>A clock that runs as fast as the real one but begins at ten in the morning: no test sleeps through the quiet hours.</summary>
public sealed class DayTime : TimeProvider
{
    private TimeSpan shift = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(7)) - DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + shift;

    /// <summary>Moves on to this second of the minute.</summary>
    public void ToSecond(int second) => shift += TimeSpan.FromSeconds((second - GetUtcNow().Second + 60) % 60);
}
