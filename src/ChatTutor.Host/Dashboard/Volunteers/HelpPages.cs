using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Volunteers;

/// <summary>"Ai cần giúp": how many people are stuck where, for those who send volunteers. Who they are only their volunteer sees, in the chat.</summary>
public static class HelpPages
{
    public const string Path = "/can-giup";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Path, ShowAsync).For(OrganiserAction.ViewFigures, AreaOf.Organiser);

    private static async Task<IResult> ShowAsync(Visit visit, IBroadcastStore store, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop)
    {
        var (catalogue, now) = (catalogues.Current, desk.Now);
        return new RazorComponentResult<HelpPage>(new
        {
            Rows = HelpWanted.Of(await store.StuckAsync(now, stop), catalogue, DateOnly.FromDateTime(now.DateTime), visit.Area),
            Place = Areas.NameOf(visit.Area, catalogue),
            At = now,
        });
    }
}
