using ChatTutor.Core.Content;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>How areas add up: the province, its two former provinces, their communes; a commune and its hamlets.</summary>
internal static class AreaTree
{
    /// <summary>People who did not say where they live, or whose commune is no longer known.</summary>
    public const string Unknown = "khong-ro";

    public static AreaNode Province(Catalogue catalogue) => new(
        catalogue.Targets.Whole,
        [
            .. catalogue.Communes.GroupBy(c => c.Scope).Select(scope => new AreaNode(scope.Key, [.. scope.Select(c => AreaNode.Leaf(c.Id))])),
            AreaNode.Leaf(Unknown),
        ]);

    public static AreaNode Commune(Catalogue catalogue, string commune, DateOnly today) =>
        new(commune, [.. catalogue.Figures.HamletsOf(commune, today).Select(h => AreaNode.Leaf(h.Id)), AreaNode.Leaf(NoHamlet(commune))]);

    /// <summary>People of a commune who did not say which hamlet.</summary>
    public static string NoHamlet(string commune) => commune + "/";

    public static string NameOf(Catalogue catalogue, string unit) =>
        catalogue.Targets.Scope(unit)?.Name ?? catalogue.Commune(unit)?.FullName ?? catalogue.Figures.Hamlet(unit)?.Name
        ?? (unit == Unknown ? "(chưa chọn xã, phường)" : unit.EndsWith('/') ? "(chưa chọn ấp, khóm)" : unit);
}
