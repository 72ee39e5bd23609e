using System.Globalization;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Today;

/// <summary>"Hôm nay": the first page after signing in, with the numbers of what the organiser looks after.</summary>
public static class TodayPages
{
    public const string Path = "/hom-nay";

    /// <summary>How numbers are written for people: a point after the thousands.</summary>
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).For(OrganiserAction.ViewFigures, AreaOf.Organiser);
        app.MapGet(Path + "/so-lieu", Live).For(OrganiserAction.ViewFigures, AreaOf.Organiser);
    }

    private static async Task<IResult> ShowAsync(Visit visit, IStore store, ReportDesk desk, CatalogueSource catalogues, CancellationToken stop) =>
        new RazorComponentResult<TodayPage>(new
        {
            Visit = visit,
            Figures = await TodayFigures.ReadAsync(store, desk, visit.Area, stop),
            Area = Areas.NameOf(TodayFigures.AreaOf(visit.Area), catalogues.Current),
            At = desk.Now,
        });

    private static IResult Live(HttpContext http, Visit visit, IStore store, ReportDesk desk, LiveFigures live) =>
        live.Stream(http, async stop => (await TodayFigures.ReadAsync(store, desk, visit.Area, stop)).ToDictionary(f => f.Name, f => f.Value));

    /// <summary>1.234.567</summary>
    public static string Plain(long number) => number.ToString("N0", Vietnamese);
}
