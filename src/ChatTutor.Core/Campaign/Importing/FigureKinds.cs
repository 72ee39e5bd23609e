using ChatTutor.Core.Content;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Campaign.Importing;

/// <summary>A kind of table organisers bring in.</summary>
/// <param name="Name">As in the command "import-…" and in addresses.</param>
/// <param name="Columns">That must be there.</param>
/// <param name="FreeColumns">Whether a column may be an audience, or "tong" for all people.</param>
/// <param name="Read">Makes a figure of a row; what is wrong is noted in the row.</param>
/// <param name="KeyOf">Two rows with the same key contradict each other.</param>
public sealed record FigureKind(
    string Name, string Title, IReadOnlyList<string> Columns, bool FreeColumns, Func<SheetRow, ImportCheck, Figure> Read, Func<Figure, object> KeyOf);

/// <summary>Every kind there is: a new one is a reader and a line here.</summary>
public static class FigureKinds
{
    /// <summary>Longest name of a hamlet, in characters: it must fit a button.</summary>
    private const int LongestName = 24;

    private const string AllPeople = "tong";

    public static readonly IReadOnlyList<FigureKind> All =
    [
        new("denominators", "Mẫu số", ["ma_chi_tieu", "ma_don_vi", "so_nguoi", "ngay", "nguon"], false, Denominator,
            f => f is Figure.Denominator d ? (d.Target, d.Unit, d.Day) : f),
        new("official", "Số chính thức (E5)", ["ma_chi_tieu", "ma_don_vi", "so_nguoi", "ngay", "nguon", "nguoi_ky"], false, Official,
            f => f is Figure.OfficialNumber o ? (o.Target, o.Unit, o.Day) : f),
        new("hamlets", "Ấp, khóm", ["ma_don_vi", "ten_ap"], true, Hamlet, f => f is Figure.Hamlet h ? h.Id : f),
        new("mergers", "Sáp nhập đơn vị", ["ma_cu", "ma_moi", "ngay"], false, Merger, f => f is Figure.Merger m ? m.Old : f),
    ];

    public static FigureKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    private static Figure.Denominator Denominator(SheetRow row, ImportCheck check)
    {
        var people = row.Count("so_nguoi");
        if (people == 0 && row.Optional("so_nguoi") == "0")
            row.Wrong("so_nguoi", "mẫu số phải lớn hơn 0", people);
        return new(check.Target(row, "ma_chi_tieu"), check.Unit(row, "ma_don_vi"), people, row.Day("ngay", check.Today), row.Text("nguon"));
    }

    private static Figure.OfficialNumber Official(SheetRow row, ImportCheck check) => new(
        check.Target(row, "ma_chi_tieu"), check.Unit(row, "ma_don_vi"), row.Count("so_nguoi"), row.Day("ngay", check.Today), row.Text("nguon"), row.Text("nguoi_ky"));

    private static Figure.Hamlet Hamlet(SheetRow row, ImportCheck check)
    {
        var (commune, name) = (check.Commune(row, "ma_don_vi"), row.Text("ten_ap"));
        var slug = Folding.Fold(name).Replace(' ', '-');
        if (name.Length > LongestName)
            row.Wrong("ten_ap", $"dài {name.Length} ký tự, nhiều nhất {LongestName}", name);
        if (name.Length > 0 && (slug.Length == 0 || !slug.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            row.Wrong("ten_ap", $"\"{name}\" có ký tự lạ", name);
        var population = row.Columns.Except(["ma_don_vi", "ten_ap"]).Where(c => row.Optional(c).Length > 0)
            .ToDictionary(c => c == AllPeople ? "" : c, row.Count);
        foreach (var (audience, people) in population)
            if (population.TryGetValue("", out var all) && people > all)
                row.Wrong(audience, $"{people} người, nhiều hơn cả ấp ({all})", 0L);
        return new($"{commune}/{slug}", name, population);
    }

    private static Figure.Merger Merger(SheetRow row, ImportCheck check)
    {
        var (from, to, day) = (row.Text("ma_cu"), check.Unit(row, "ma_moi"), row.Day("ngay", check.Today));
        if (from.Length > 0 && from == to)
            row.Wrong("ma_moi", "trùng với ma_cu", to);
        if (from.Split('/') is [var a, ..] && to.Split('/') is [var b, ..] && (from.Contains('/') != to.Contains('/') || (from.Contains('/') && a != b)))
            row.Wrong("ma_moi", "xã nhập vào xã, ấp nhập vào ấp cùng xã", to);
        if (from != to && check.Figures.UnitOn(to, DateOnly.MaxValue) == from)
            row.Wrong("ma_moi", $"\"{to}\" đã nhập vào \"{from}\" rồi", to);
        return new(from, to, day);
    }

    /// <summary>Whether a free column is one that is understood.</summary>
    public static bool IsFree(string column, Catalogue catalogue) => column == AllPeople || catalogue?.Audience(column) is not null;
}
