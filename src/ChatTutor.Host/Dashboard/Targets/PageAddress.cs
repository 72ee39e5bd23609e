using ChatTutor.Core.Reports;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatTutor.Host.Dashboard.Targets;

/// <summary>Addresses of the organisers' reports: which part is wanted stands in "xa" and "chi-tieu".</summary>
internal static class PageAddress
{
    public const string Unit = "xa", Target = "chi-tieu";

    // Parts that are null are left out.
    public static string Of(string path, ReportQuery query) =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?> { [Unit] = query.Unit, [Target] = query.Target });

    public static ReportQuery Query(HttpRequest request) => new(Part(request, Unit), Part(request, Target));

    private static string? Part(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
