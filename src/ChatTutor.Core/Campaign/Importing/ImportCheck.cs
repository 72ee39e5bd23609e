using ChatTutor.Core.Content;

namespace ChatTutor.Core.Campaign.Importing;

/// <summary>What rows are checked against.</summary>
public sealed record ImportCheck(Catalogue Catalogue, DateOnly Today)
{
    public Figures Figures => Catalogue.Figures;

    public string Target(SheetRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var code = row.Text(column).ToUpperInvariant();
        return code.Length == 0 || Catalogue.Targets.Find(code) is not null ? code : row.Wrong(column, $"không có chỉ tiêu \"{code}\"", code);
    }

    public string Commune(SheetRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var id = row.Text(column);
        return id.Length == 0 || Catalogue.Commune(id) is not null ? id : row.Wrong(column, $"không có xã, phường \"{id}\" trong areas.yaml", id);
    }

    /// <summary>A scope, a commune, a hamlet, or a unit that was merged into another.</summary>
    public string Unit(SheetRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var id = row.Text(column);
        var isKnown = Catalogue.Targets.Scope(id) is not null || Catalogue.Commune(id) is not null || Figures.Hamlet(id) is not null
            || Figures.UnitOn(id, DateOnly.MaxValue) != id;
        return id.Length == 0 || isKnown ? id : row.Wrong(column, $"không có đơn vị \"{id}\"; dùng mã xã, mã xã/ấp hoặc {string.Join(", ", Catalogue.Targets.Scopes.Select(s => s.Id))}", id);
    }
}
