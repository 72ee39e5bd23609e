using ChatTutor.Core.Reports;

namespace ChatTutor.Storage;

internal static class TallyKeys
{
    /// <summary>True for a counter of this report or of one of its parts ("completions.people" is a part of "completions").</summary>
    public static bool IsOf(this TallyKey key, string report) =>
        key.Report.StartsWith(report, StringComparison.Ordinal) && (key.Report.Length == report.Length || key.Report[report.Length] == '.');
}
