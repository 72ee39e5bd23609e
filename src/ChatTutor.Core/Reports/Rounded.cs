using System.Globalization;

namespace ChatTutor.Core.Reports;

/// <summary>Numbers that are told roughly: rounded to fives nothing can be subtracted to a person.</summary>
public static class Rounded
{
    public static string Say(long count) => count switch
    {
        0 => "0",
        < Suppression.Least => "dưới 5",
        _ => "khoảng " + Of(count).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>To the nearest five.</summary>
    public static long Of(long count) => (count + 2) / 5 * 5;
}
