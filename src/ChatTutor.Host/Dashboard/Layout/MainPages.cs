using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard;

/// <summary>A page to go to.</summary>
public sealed record PageLink(string Path, string Label);

/// <summary>What stands at the top of every page: a new page of the first rank is a line here.</summary>
public static class MainPages
{
    private static readonly (PageLink Link, OrganiserAction Action, AreaOf Area)[] All =
    [
        (new("/hom-nay", "Hôm nay"), OrganiserAction.ViewFigures, AreaOf.Organiser),
        (new("/bao-cao", "Báo cáo"), OrganiserAction.ViewFigures, AreaOf.Address),
        (new("/thong-bao", "Thông báo"), OrganiserAction.Announce, AreaOf.Organiser),
        (new("/ngay-hoi-so", "Ngày hội"), OrganiserAction.Announce, AreaOf.Organiser),
        (new("/ban-tin", "Bản tin"), OrganiserAction.ImportData, AreaOf.Address),
        (new("/nguoi-to-chuc", "Người tổ chức"), OrganiserAction.ManageOrganisers, AreaOf.Address),
        (new("/nhat-ky", "Nhật ký"), OrganiserAction.ViewAudit, AreaOf.Address),
        (new("/tai-khoan", "Tài khoản"), OrganiserAction.OwnAccount, AreaOf.Organiser),
    ];

    /// <summary>Those this organiser may open, with or without the second factor: the gate asks for it when it is due.</summary>
    public static IEnumerable<PageLink> For(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return All.Where(p => Access.Allows(visit.Organiser, p.Action, p.Area == AreaOf.Organiser ? visit.Organiser.Area : Territory.Province)).Select(p => p.Link);
    }
}
