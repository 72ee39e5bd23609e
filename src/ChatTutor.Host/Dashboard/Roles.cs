using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard;

/// <summary>Roles in words, and as they are written in files and commands.</summary>
public static class Roles
{
    public static readonly IReadOnlyList<OrganiserRole> All = Enum.GetValues<OrganiserRole>();

    public static string NameOf(OrganiserRole role) => role switch
    {
        OrganiserRole.HamletVolunteer => "tổ công nghệ số ấp, khóm",
        OrganiserRole.CommuneOrganiser => "ban tổ chức xã, phường",
        OrganiserRole.ProvinceOrganiser => "ban tổ chức tỉnh",
        OrganiserRole.ContentEditor => "người soạn bài",
        _ => "người kiểm tra",
    };
}
