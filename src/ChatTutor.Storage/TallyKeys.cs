using ChatTutor.Core.Reports;

namespace ChatTutor.Storage;

internal static class TallyKeys
{
    /// <summary>True for a counter of this report or of one of its parts ("completions.people" is a part of "completions").</summary>
    public static bool IsOf(this TallyKey key, string report) => IsOf(key.Report, report);

    public static bool IsOf(string name, string report) =>
        name.StartsWith(report, StringComparison.Ordinal) && (name.Length == report.Length || name[report.Length] == '.');
}
