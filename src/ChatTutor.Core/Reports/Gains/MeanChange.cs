using System.Globalization;

namespace ChatTutor.Core.Reports.Gains;

/// <summary>
/// How much people changed on average between two measurements, with its uncertainty: the 95 % interval of a mean of paired
/// differences, d̄ ± t · s / √n, in percentage points.
/// </summary>
/// <remarks>
/// Paired t interval and Student's t at 0.975: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2 and 1.3.6.7.2
/// (https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm); from thirty people on the normal 1.96.
/// </remarks>
/// <param name="People">Measured twice.</param>
/// <param name="Sum">Of their differences, in right answers.</param>
/// <param name="Squares">Of their differences.</param>
/// <param name="Of">Questions of each measurement.</param>
public readonly record struct MeanChange(long People, long Sum, long Squares, int Of)
{
    /// <summary>With fewer people nothing is worked out.</summary>
    public const int Least = 10;

    private const int Normal = 30;

    /// <summary>For nine degrees of freedom, ten, and so on to twenty-eight.</summary>
    private static readonly double[] Student =
    [
        2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048,
    ];

    /// <summary>In percentage points, not rounded.</summary>
    public (double Mean, double Low, double High) Interval()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(People, Least, nameof(People));
        var mean = (double)Sum / People;
        // Whole numbers up to the last step: nothing is lost where all differ alike.
        var variance = (People * Squares - Sum * Sum) / ((double)People * (People - 1));
        var half = (People < Normal ? Student[People - Least] : 1.96) * Math.Sqrt(variance / People);
        return (mean * 100 / Of, (mean - half) * 100 / Of, (mean + half) * 100 / Of);
    }

    /// <summary>"tăng 18 (từ 5 tới 31)", in whole points; it begins with a word, as a spreadsheet takes a sign for a formula.</summary>
    public string Say()
    {
        var (mean, low, high) = Interval();
        var points = Whole(mean);
        var change = points == 0 ? "không đổi" : string.Create(CultureInfo.InvariantCulture, $"{(points > 0 ? "tăng" : "giảm")} {Math.Abs(points)}");
        return string.Create(CultureInfo.InvariantCulture, $"{change} (từ {Whole(low)} tới {Whole(high)})");
    }

    private static int Whole(double points) => (int)Math.Round(Math.Clamp(points, -100, 100), MidpointRounding.AwayFromZero);
}
