using System.Globalization;

namespace ChatTutor.Core.Reports;

/// <summary>A share with its uncertainty: Wilson's interval at 95 %, which holds for small numbers and near 0 and 1 too.</summary>
public static class Proportion
{
    /// <summary>Below this nothing is claimed (targets.md, C3).</summary>
    public const int Least = 30;

    private const double Z = 1.959964;

    public static (double Low, double High) Wilson(long hits, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        var share = (double)hits / of;
        var middle = share + (Z * Z / (2 * of));
        var half = Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));
        var scale = 1 + (Z * Z / of);
        return (Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }

    /// <summary>"31 % (28–34 %)", or that there is too little to say.</summary>
    public static string Say(long hits, long of)
    {
        if (of < Least)
            return "chưa đủ 30 lượt";
        var (low, high) = Wilson(hits, of);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * hits / of)} % ({Math.Round(100 * low)}–{Math.Round(100 * high)} %)");
    }
}
