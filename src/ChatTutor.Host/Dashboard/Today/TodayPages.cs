using System.Globalization;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
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

    private static async Task<IResult> ShowAsync(Visit visit, IStore store, CatalogueSource catalogues, Conversations conversations, CancellationToken stop)
    {
        var catalogue = catalogues.Current;
        var figures = await TodayFigures.ReadAsync(store, catalogue, visit.Area, DateOnly.FromDateTime(conversations.Now.DateTime), stop);
        return new RazorComponentResult<TodayPage>(new { Visit = visit, Figures = figures, Area = Areas.NameOf(TodayFigures.AreaOf(visit.Area), catalogue), At = conversations.Now });
    }

    private static IResult Live(HttpContext http, Visit visit, IStore store, CatalogueSource catalogues, Conversations conversations, LiveFigures live) =>
        live.Stream(http, async stop =>
            (await TodayFigures.ReadAsync(store, catalogues.Current, visit.Area, DateOnly.FromDateTime(conversations.Now.DateTime), stop))
                .ToDictionary(f => f.Name, f => Plain(f.Value)));

    /// <summary>1.234.567</summary>
    public static string Plain(long number) => number.ToString("N0", Vietnamese);
}
