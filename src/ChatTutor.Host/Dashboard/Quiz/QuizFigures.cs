using System.Globalization;
using ChatTutor.Core.LearningDays.Quiz;

namespace ChatTutor.Host.Dashboard.Quiz;

/// <summary>What changes on a quiz's pages while they are open; only sums, nobody's answer.</summary>
public static class QuizFigures
{
    /// <summary>When this changes, the page is another one.</summary>
    public const string Step = "buoc";

    /// <summary>Seconds are counted on the screen.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public const string Players = "nguoi", Answers = "tra-loi", Left = "con";

    public static IReadOnlyDictionary<string, string> Of(QuizRoom room, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(room);
        return new Dictionary<string, string>
        {
            [Step] = Plain(room.Step),
            [Players] = Plain(room.Players.Count),
            [Answers] = Plain(room.Answers),
            [Left] = Plain((int)Math.Ceiling(room.Left(now).TotalSeconds)),
        };
    }

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"A", "B" ….</summary>
    public static string Letter(int option) => ((char)('A' + option)).ToString();
}
