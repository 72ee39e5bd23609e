using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>Which part of a report is wanted.</summary>
/// <param name="Week">An ISO week, "2026-W48"; null = the last seven days. For reports that are of a week.</param>
public sealed record ReportQuery(string? Week = null);

/// <summary>What a report is laid out from.</summary>
/// <param name="Days">What the query's week stands for.</param>
/// <param name="Gaps">The questions not answered well on those days; empty for reports that do not read them.</param>
public sealed record ReportInput(IReadOnlyDictionary<TallyKey, long> Tallies, Catalogue Catalogue, ReportDays Days, IReadOnlyList<KeptGap> Gaps);

/// <summary>A question not answered well, as it is kept.</summary>
/// <param name="Learner">Whose it is, to count people by; shown nowhere.</param>
public sealed record KeptGap(LearnerId Learner, DateTimeOffset At, QuestionGap Gap);
