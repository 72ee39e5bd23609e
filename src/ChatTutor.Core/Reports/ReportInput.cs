using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;

namespace ChatTutor.Core.Reports;

/// <summary>Which part of a report is wanted.</summary>
/// <param name="Unit">A commune's id; null = the whole province.</param>
/// <param name="Target">A target's code: then the areas below are listed too.</param>
public sealed record ReportQuery(string? Unit = null, string? Target = null);

/// <summary>What a report is laid out from.</summary>
/// <param name="Today">In the campaign's time zone.</param>
public sealed record ReportInput(IReadOnlyDictionary<TallyKey, long> Tallies, Catalogue Catalogue, DateOnly Today, ReportQuery Query)
{
    public Figures Figures => Catalogue.Figures;
}
