using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Importing;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard.Targets;

/// <summary>The organisers' form for what they bring in: a file, or one row typed; tried first, then taken in.</summary>
public sealed class ImportForm(CampaignFigures figures, IOrganiserStore organisers, ReportDesk desk)
{
    public static IResult Show(string kind) =>
        FigureKinds.Find(kind) is { } found ? new RazorComponentResult<ImportPage>(new { Kind = found }) : Refusals.NotFound();

    internal async Task<IResult> TakeAsync(HttpRequest request, Visit visit, string kind, CancellationToken stop)
    {
        if (FigureKinds.Find(kind) is not { } found || !request.HasFormContentType)
            return Refusals.NotFound();
        var form = await request.ReadFormAsync(stop);
        var apply = form["apply"] == "true";
        var typed = form.Files.Count == 0 ? found.Columns.ToDictionary(c => c, c => form[c].ToString()) : null;
        try
        {
            var rows = typed is null ? SheetFile.Read(await BytesAsync(form.Files[0], stop)) : [[.. found.Columns], [.. found.Columns.Select(c => typed[c])]];
            var sheet = apply ? await figures.ApplyAsync(found, rows, stop) : figures.Check(found, rows);
            var result = ImportResult.Of(sheet);
            if (apply && result.IsGood)
                await organisers.NoteAsync(visit.Note(desk.Now, AuditWords.FiguresImported, found.Name), stop);
            return Page(found, result, result.Say(apply), apply && result.IsGood ? null : typed, result.IsGood);
        }
        catch (SheetFileException e)
        {
            return Page(found, null, e.Message, null, isGood: false);
        }
    }

    private static RazorComponentResult<ImportPage> Page(
        FigureKind kind, ImportResult? result, string said, Dictionary<string, string>? row, bool isGood) =>
        new(new { Kind = kind, Result = result, Said = said, Row = (IReadOnlyDictionary<string, string>?)row })
        {
            StatusCode = isGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken stop)
    {
        if (file.Length > SheetFile.MostBytes)
            throw new SheetFileException($"Tệp lớn hơn {SheetFile.MostBytes >> 20} MB; chia làm nhiều tệp.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
