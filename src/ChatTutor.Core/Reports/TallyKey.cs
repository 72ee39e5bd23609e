namespace ChatTutor.Core.Reports;

/// <summary>One counter: of which report, counted by what ("course", "commune", "group", "day"), for which one ("vneid").</summary>
public readonly record struct TallyKey(string Report, string By, string Key);
