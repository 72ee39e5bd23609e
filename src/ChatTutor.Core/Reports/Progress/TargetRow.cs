using System.Globalization;
using ChatTutor.Core.Campaign;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>How far an area is with a target in a period. Each count rests on other evidence and stands by itself.</summary>
/// <param name="Joined">Null = hidden, as in every count.</param>
/// <param name="Learned">E2.</param>
/// <param name="Practised">E1; -1 = nothing to try is asked.</param>
/// <param name="Witnessed">Of those who said so, who was seen doing it; -1 = nothing to try wants a witness.</param>
/// <param name="Passed">E4; -1 = no exam is asked.</param>
/// <param name="Official">E5, or null when nobody has brought one in.</param>
/// <param name="Rate">Percent of the denominator, cut to one decimal; null = not known, or not to be told.</param>
/// <param name="Evidence">Of the count that the rate is of.</param>
public sealed record TargetRow(
    Target Target, TargetPeriod Period, string Unit, string UnitName, long? Joined, long? Learned, long? Practised, long? Witnessed, long? Passed,
    Figure.OfficialNumber? Official, KnownDenominator? Denominator, decimal? Rate, string Evidence, IReadOnlyList<string> Notes)
{
    /// <summary>Nothing of this kind belongs to the target.</summary>
    public const long NotAsked = -1;

    /// <summary>Points of percent still missing; null when the rate is not known or nothing is missing.</summary>
    public decimal? Missing => Rate is { } rate && rate < Wanted ? Wanted - rate : null;

    public string RateText => Rate is { } rate ? rate.ToString("0.#", Comma) + " %" : "";

    private decimal Wanted => Target.Unit == Target.Absolute ? 100 : Period.Threshold;

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    public IReadOnlyList<string> Cells() =>
    [
        Target.Code, Target.Group, Period.Year.ToString(CultureInfo.InvariantCulture), Unit, UnitName, Count(Joined), Count(Practised), Count(Witnessed), Count(Learned),
        Count(Passed), Official is null ? "" : Count(Official.Number), Denominator is null ? NoDenominator : Count(Denominator.People), RateText,
        Denominator?.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "", Evidence, string.Join("; ", Notes),
    ];

    private string NoDenominator => Target.Unit == Target.Absolute ? "" : "chưa có mẫu số";

    private static string Count(long? count) => count switch
    {
        null => Suppression.Hidden,
        NotAsked => "",
        { } n => n.ToString(CultureInfo.InvariantCulture),
    };
}
