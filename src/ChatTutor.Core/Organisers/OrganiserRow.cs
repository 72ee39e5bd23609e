using ChatTutor.Core.Campaign;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Content;

namespace ChatTutor.Core.Organisers;

/// <summary>An organiser as a row of a table says them.</summary>
internal static class OrganiserRow
{
    public static Organiser Read(SheetRow row, Catalogue catalogue)
    {
        var id = row.Text(OrganiserSheet.Id);
        if (id.Length > 0 && !Organiser.IsId(id))
            row.Wrong(OrganiserSheet.Id, $"\"{id}\" phải là chữ thường không dấu, số, dấu chấm hoặc gạch nối, nhiều nhất 40 ký tự", id);
        var name = row.Text(OrganiserSheet.Name);
        if (name.Length > 0 && !Organiser.IsName(name))
            row.Wrong(OrganiserSheet.Name, "dài quá 80 ký tự", name);
        var (role, area) = (RoleOf(row), AreaOf(row, catalogue));
        if (role is { } known && Roles.IsOfProvince(known) && !area.IsProvince)
            row.Wrong(OrganiserSheet.Area, $"vai trò \"{Roles.WordOf(known)}\" phải có địa bàn \"{Territory.ProvinceName}\"", 0);
        if (role is { } local && Roles.IsOfCommune(local) && area.IsProvince)
            row.Wrong(OrganiserSheet.Area, $"vai trò \"{Roles.WordOf(local)}\" phải có mã xã, phường", 0);
        return new(id, name, role ?? default, area, ChatOf(row), EmailOf(row));
    }

    private static OrganiserRole? RoleOf(SheetRow row)
    {
        var word = row.Text(OrganiserSheet.Role);
        var role = Roles.Find(word);
        if (role is null && word.Length > 0)
            row.Wrong(OrganiserSheet.Role, $"không có vai trò \"{word}\"; dùng {string.Join(", ", Roles.All.Select(Roles.WordOf))}", 0);
        return role;
    }

    /// <summary>"tinh", a commune's id or name, or "commune/hamlet".</summary>
    private static Territory AreaOf(SheetRow row, Catalogue catalogue)
    {
        var text = row.Text(OrganiserSheet.Area);
        if (text.Length == 0)
            return Territory.Province;
        var area = Territory.Parse(text);
        if (area?.Commune is null || catalogue.Commune(area.Commune) is not null)
            return area ?? row.Wrong(OrganiserSheet.Area, $"\"{text}\" không phải địa bàn", Territory.Province);
        return area.Hamlet is null && Communes.Find(text, catalogue.Communes) is [var found]
            ? new Territory(found.Id)
            : row.Wrong(OrganiserSheet.Area, $"không có xã, phường \"{area.Commune}\" trong areas.yaml", new Territory(area.Commune));
    }

    private static string? ChatOf(SheetRow row)
    {
        var text = row.Optional(OrganiserSheet.Chat);
        if (text.Length == 0)
            return null;
        return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1
            ? text
            : row.Wrong(OrganiserSheet.Chat, $"\"{text}\" phải có dạng kênh:mã, ví dụ telegram:123456", text);
    }

    private static string? EmailOf(SheetRow row) => row.Optional(OrganiserSheet.Email) is { Length: > 0 } text ? text.ToLowerInvariant() : null;
}
