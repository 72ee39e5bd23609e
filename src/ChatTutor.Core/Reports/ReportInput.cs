using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>Which part of a report is wanted.</summary>
/// <param name="Unit">A commune's id; null = the whole province.</param>
/// <param name="Target">A target's code: then the areas below are listed too.</param>
/// <param name="Week">An ISO week, "2026-W48"; null = the last seven days. For reports that are of a week.</param>
/// <param name="Day">A learning day's id; null = the one people speak of now.</param>
/// <param name="Course">A course's id; null = all. For the gain.</param>
public sealed record ReportQuery(string? Unit = null, string? Target = null, string? Week = null, string? Day = null, string? Course = null);

/// <summary>What a report is laid out from.</summary>
/// <param name="Today">In the campaign's time zone.</param>
public sealed record ReportInput(IReadOnlyDictionary<TallyKey, long> Tallies, Catalogue Catalogue, DateOnly Today, ReportQuery Query)
{
    public Figures Figures => Catalogue.Figures;

    /// <summary>What the query's week stands for.</summary>
    public ReportDays Days => ReportDays.Of(Query.Week, Today) ?? default;

    /// <summary>The questions not answered well on those days; empty for reports that do not read them.</summary>
    public IReadOnlyList<KeptGap> Gaps { get; init; } = [];
}

/// <summary>A question not answered well, as it is kept.</summary>
/// <param name="Learner">Whose it is, to count people by; shown nowhere.</param>
public sealed record KeptGap(LearnerId Learner, DateTimeOffset At, QuestionGap Gap);
