using ChatTutor.Core.Content;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports;
using ChatTutor.Host.Running;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Commands;

/// <summary>What the operator's commands do with the organisers, in the running server or on data opened for the command alone.</summary>
public sealed class OrganiserOrders(IOrganiserStore store, Func<Catalogue> catalogue, PublicAddress address, TimeProvider time, TimeZoneInfo zone)
{
    private readonly OrganiserOffice office = new(store);

    public async Task<Table> ListAsync(CancellationToken stop)
    {
        var all = await store.OrganisersAsync(stop);
        return new(
            "Người tổ chức",
            [.. OrganiserSheet.Columns.Select(c => new Column(c)), new("ma_thu_hai"), new("khoa")],
            [.. all.Values.Select(o => (IReadOnlyList<string>)
                [.. OrganiserSheet.CellsOf(o), o.Factor is null ? "" : "co", o.IsDisabled ? "da-khoa" : ""])]);
    }

    /// <summary>Takes the rows in, whole or not at all; only looks at them unless <paramref name="apply"/>.</summary>
    public async Task<OrganiserImport> ImportAsync(string[][] rows, bool apply, CancellationToken stop)
    {
        var sheet = OrganiserSheet.Read(rows, await store.OrganisersAsync(stop), catalogue());
        if (apply && sheet.Mistakes.Count == 0)
            await office.SaveAsync([.. sheet.News, .. sheet.Changed], Note(AuditWords.OrganisersImported), stop);
        return new(sheet.News.Count, sheet.Changed.Count, sheet.Known, [.. sheet.Mistakes.Select(m => m.ToString())]);
    }

    public async Task<bool> DisableAsync(string id, CancellationToken stop) => await office.DisableAsync(id, Note(AuditWords.OrganiserDisabled), stop);

    /// <summary>A link that signs in once, or null when there is no active organiser of this id.</summary>
    public async Task<string?> LinkAsync(string id, bool forgetFactor, CancellationToken stop)
    {
        if (forgetFactor)
            await office.ForgetFactorAsync(id, Note(AuditWords.FactorRemoved), stop);
        return await office.IssueLinkAsync(id, Note(AuditWords.LinkSent), stop) is { } code ? address.SignIn(code) : null;
    }

    private AuditNote Note(string what) =>
        new(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone), AuditWords.Machine, what, Territory.ProvinceName);
}

/// <summary>What a list of organisers did, or would do.</summary>
public sealed record OrganiserImport(int News, int Changed, int Known, IReadOnlyList<string> Mistakes)
{
    public string Say(bool applied) => Mistakes.Count > 0 ? $"{Mistakes.Count} chỗ sai, chưa nhập dòng nào."
        : $"{(applied ? "Đã" : "Thử: sẽ")} thêm {News} người, sửa {Changed} người; {Known} người đã có sẵn.{(applied ? "" : " Chưa ghi gì.")}";
}
