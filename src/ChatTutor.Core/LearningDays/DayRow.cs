using System.Globalization;
using ChatTutor.Core.Campaign;

namespace ChatTutor.Core.LearningDays;

/// <summary>How many of an area took part in a learning day. Null = hidden.</summary>
/// <param name="Commune">Its id; "tinh" for all together.</param>
/// <param name="Challenge">Those who completed the challenge: the share is of them.</param>
public sealed record DayRow(string Commune, string Name, long? Joined, long? CheckedIn, long? Challenge, KnownDenominator? Denominator)
{
    public const string Whole = "tinh";

    /// <summary>Percent of the area's people, cut to one decimal; null when a number is hidden or there is no denominator.</summary>
    public decimal? Share => Cut(Challenge);

    /// <summary>The same for everybody to see: of a number rounded to fives, from which nobody's coming and going can be seen.</summary>
    public decimal? RoughShare => Cut(Challenge is { } n ? (n + 2) / 5 * 5 : null);

    public static string Say(decimal? share) => share is { } s ? s.ToString("0.#", Comma) + " %" : "";

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    private decimal? Cut(long? people) => people is { } n && Denominator is { People: > 0 } of ? Math.Floor(n * 1000m / of.People) / 10 : null;
}
