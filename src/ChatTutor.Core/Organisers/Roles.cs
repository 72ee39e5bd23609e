namespace ChatTutor.Core.Organisers;

/// <summary>Roles as they are written in files and commands, and in words for people.</summary>
public static class Roles
{
    private static readonly Dictionary<OrganiserRole, (string Word, string Name)> Names = new()
    {
        [OrganiserRole.HamletVolunteer] = ("to-ap", "tổ công nghệ số ấp, khóm"),
        [OrganiserRole.CommuneOrganiser] = ("xa", "ban tổ chức xã, phường"),
        [OrganiserRole.ProvinceOrganiser] = ("tinh", "ban tổ chức tỉnh"),
        [OrganiserRole.ContentEditor] = ("soan-bai", "người soạn bài"),
        [OrganiserRole.Auditor] = ("kiem-tra", "người kiểm tra"),
    };

    public static IEnumerable<OrganiserRole> All => Names.Keys;

    public static string WordOf(OrganiserRole role) => Names[role].Word;

    public static string NameOf(OrganiserRole role) => Names[role].Name;

    public static OrganiserRole? Find(string word) => Names.Where(n => n.Value.Word == word).Select(n => (OrganiserRole?)n.Key).FirstOrDefault();

    /// <summary>True when the role is for the whole province only.</summary>
    public static bool IsOfProvince(OrganiserRole role) => role == OrganiserRole.ProvinceOrganiser;

    /// <summary>True when the role needs a commune.</summary>
    public static bool IsOfCommune(OrganiserRole role) => role is OrganiserRole.HamletVolunteer or OrganiserRole.CommuneOrganiser;
}
