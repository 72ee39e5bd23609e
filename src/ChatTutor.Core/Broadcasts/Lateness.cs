using ChatTutor.Core.Sending;

namespace ChatTutor.Core.Broadcasts;

/// <summary>
/// What becomes of a broadcast whose moment went by while the program was not running: up to two hours late it still starts, unless
/// its day is over or people have gone to bed. Otherwise it does not start, is marked as missed, and the author is told.
/// </summary>
public static class Lateness
{
    public static readonly TimeSpan Most = TimeSpan.FromHours(2);

    public static bool IsMissed(DateTimeOffset due, DateTimeOffset now) =>
        now - due > Most || due.ToOffset(now.Offset).Date != now.Date || QuietHours.Default.Contain(now);
}
