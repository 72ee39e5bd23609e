using ChatTutor.Core.Content;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard;

/// <summary>Areas in words and as places to go to.</summary>
public static class Areas
{
    /// <summary>"Đồng Tháp", "xã Tân Hồng", "Ấp 1, xã Tân Hồng".</summary>
    public static string NameOf(Territory area, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (area.Commune is not { } commune)
            return catalogue.Campaign.Province;
        var name = catalogue.Commune(commune)?.FullName ?? commune;
        return area.Hamlet is { } hamlet ? $"{catalogue.Figures.Hamlet(area.ToString())?.Name ?? hamlet}, {name}" : name;
    }

    /// <summary>The pages above a page of this area, as far as the organiser may open them.</summary>
    public static IReadOnlyList<PageLink> CrumbsTo(Territory area, Catalogue catalogue, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(visit);
        var crumbs = new List<PageLink>();
        if (visit.May(OrganiserAction.ViewFigures, Territory.Province))
            crumbs.Add(new("/bao-cao", catalogue.Campaign.Province));
        if (area is { Commune: { } commune, Hamlet: not null } && visit.May(OrganiserAction.ViewFigures, new Territory(commune)))
            crumbs.Add(new("/xa/" + commune, NameOf(new Territory(commune), catalogue)));
        return crumbs;
    }
}
