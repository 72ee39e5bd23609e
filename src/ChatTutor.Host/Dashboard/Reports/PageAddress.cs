using ChatTutor.Core.Reports;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatTutor.Host.Dashboard.Reports;

/// <summary>Addresses of the organisers' reports. The commune stands in the path, where the gate sees it; the target in "chi-tieu", the week in "tuan", the learning day in "ngay", the course in "khoa".</summary>
public static class PageAddress
{
    public const string Root = "/bao-cao", Commune = "/xa/{commune}";

    /// <summary>Names of fields in addresses.</summary>
    public const string Unit = "xa", Target = "chi-tieu", Week = "tuan", Day = "ngay", Course = "khoa";

    /// <param name="name">A report's id, or its file: "targets.csv".</param>
    public static string Of(string name, ReportQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = (query.Unit is null ? Root : $"/xa/{query.Unit}{Root}") + "/" + name;
        // Parts that are null are left out.
        return QueryHelpers.AddQueryString(path, new Dictionary<string, string?> { [Target] = query.Target, [Week] = query.Week, [Day] = query.Day, [Course] = query.Course });
    }

    public static string Brief(string commune) => $"/xa/{commune}/thu-hai";

    /// <summary>The same on one sheet of paper.</summary>
    public static string BriefFile(string commune) => Brief(commune) + ".pdf";
}
