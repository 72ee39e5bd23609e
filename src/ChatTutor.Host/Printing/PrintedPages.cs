using ChatTutor.Host.Chat;
using ChatTutor.Host.Dashboard;
using ChatTutor.Service.Content;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Printing;

/// <summary>Every lesson on one sheet of paper, for halls and for those without a phone, with a code that opens it in the chat.</summary>
public static class PrintedPages
{
    public static void MapPrinting(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("/in").ForEverybody().AddEndpointFilter(SafeHeaders.Filter);
        pages.MapGet("", (CatalogueSource catalogues, string? xa) =>
            new RazorComponentResult<PrintedList>(new { Catalogue = catalogues.Current.For(xa), Commune = xa }));
        pages.MapGet("/{course}/{lesson}", Show);
    }

    /// <summary>A lesson's sheet; "?xa=" gives it a commune's own words.</summary>
    private static IResult Show(HttpContext http, CatalogueSource catalogues, string course, string lesson, string? xa)
    {
        var catalogue = catalogues.Current.For(xa);
        if (catalogue.Lesson($"{course}/{lesson}") is not { } found)
            return Results.NotFound();
        var address = $"{http.Request.Scheme}://{http.Request.Host}/?bai={found.Id}";
        return new RazorComponentResult<PrintedLesson>(new { Catalogue = catalogue, Lesson = found, Address = address, Code = QrCode.Svg(address) });
    }
}
