using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard;
using static ChatTutor.Core.Organisers.OrganiserAction;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>
/// Whom every address is for, written down a second time: what the program declares is held against this. A new address is a decision
/// and a line here, or a test fails.
/// </summary>
internal static class AgreedRoutes
{
    /// <summary>Addresses without an organiser: learners' pages, and doors with a key of their own.</summary>
    public static readonly string[] Open =
    [
        "GET /", "HEAD /", "POST /chat", "GET /offline", "GET /media/{**file}", "POST /api/chat/", "GET /api/chat/stream", "GET /in/", "GET /in/{course}/{lesson}", "GET /ngay-hoi/{ngay}",
        "GET /dang-nhap/", "POST /dang-nhap/", "GET /dang-nhap/ma-thu-hai", "POST /dang-nhap/ma-thu-hai", "GET /healthz/live", "GET /healthz/ready",
        "GET /api/own/report/{name}", "POST /api/own/import/{kind}", "POST /api/own/bulletins", "POST /api/own/backup", "GET /api/own/organisers/", "POST /api/own/organisers/",
        "POST /api/own/organisers/{id}/disable", "POST /api/own/organisers/{id}/link",
    ];

    /// <summary>Open too, where a setting switches them on.</summary>
    public static readonly string[] OpenWhenSet = ["GET /dang-nhap/co-quan", "POST /hooks/telegram", "POST /hooks/zalo-bot", "POST /hooks/zalo-oa"];

    private const AreaOf ByAddress = AreaOf.Address, Own = AreaOf.Organiser;

    /// <summary>What an organiser must be allowed, and in which area: the one in the address, or whatever they look after.</summary>
    public static readonly IReadOnlyDictionary<string, (OrganiserAction Action, AreaOf Area)> Gated = new Dictionary<string, (OrganiserAction, AreaOf)>
    {
        ["GET /hom-nay"] = (ViewFigures, Own),
        ["GET /hom-nay/so-lieu"] = (ViewFigures, Own),
        ["GET /can-giup"] = (ViewFigures, Own),
        ["GET /de-nghi/"] = (ImportData, Own),
        ["GET /de-nghi/danh-sach.{format}"] = (ImportData, Own),
        ["POST /de-nghi/nhap"] = (ImportData, Own),
        ["GET /lop/"] = (ConfirmPractice, Own),
        ["POST /lop/"] = (ConfirmPractice, Own),
        ["GET /lop/mau.csv"] = (ConfirmPractice, Own),
        ["GET /bao-cao"] = (ViewFigures, ByAddress),
        ["GET /bao-cao/{name}"] = (ViewFigures, ByAddress),
        ["GET /bao-cao/{name}.{format}"] = (ExportFigures, ByAddress),
        ["GET /xa/{commune}"] = (ViewFigures, ByAddress),
        ["GET /xa/{commune}/bao-cao/{name}"] = (ViewFigures, ByAddress),
        ["GET /xa/{commune}/bao-cao/{name}.{format}"] = (ExportFigures, ByAddress),
        ["GET /xa/{commune}/thu-hai"] = (ViewFigures, ByAddress),
        ["GET /xa/{commune}/thu-hai.pdf"] = (ViewFigures, ByAddress),
        ["GET /bao-cao/nhap/{kind}"] = (ImportData, ByAddress),
        ["POST /bao-cao/nhap/{kind}"] = (ImportData, ByAddress),
        ["GET /tai-khoan/"] = (OwnAccount, Own),
        ["POST /tai-khoan/dang-xuat"] = (OwnAccount, Own),
        ["POST /tai-khoan/noi-chat"] = (OwnAccount, Own),
        ["GET /tai-khoan/ma-thu-hai"] = (OwnAccount, Own),
        ["POST /tai-khoan/ma-thu-hai"] = (OwnAccount, Own),
        ["GET /thong-bao/"] = (Announce, Own),
        ["GET /thong-bao/moi"] = (Announce, Own),
        ["POST /thong-bao/moi"] = (Announce, Own),
        ["GET /thong-bao/{so}"] = (Announce, Own),
        ["GET /thong-bao/{so}/noi-dung"] = (Announce, Own),
        ["POST /thong-bao/{so}/noi-dung"] = (Announce, Own),
        ["GET /thong-bao/{so}/nguoi-nhan"] = (Announce, Own),
        ["POST /thong-bao/{so}/nguoi-nhan"] = (Announce, Own),
        ["GET /thong-bao/{so}/xem-thu"] = (Announce, Own),
        ["POST /thong-bao/{so}/gui-thu"] = (Announce, Own),
        ["POST /thong-bao/{so}/gui"] = (Announce, Own),
        ["POST /thong-bao/{so}/duyet"] = (ApproveAnnouncement, Own),
        ["POST /thong-bao/{so}/tam-dung"] = (Announce, Own),
        ["POST /thong-bao/{so}/tiep-tuc"] = (Announce, Own),
        ["POST /thong-bao/{so}/dung"] = (Announce, Own),
        ["GET /thong-bao/{so}/so-lieu"] = (Announce, Own),
        ["GET /thong-bao/{so}/ket-qua.csv"] = (Announce, Own),
        ["GET /ngay-hoi-so/"] = (Announce, Own),
        ["POST /ngay-hoi-so/{ngay}/thu"] = (Announce, Own),
        ["GET /xa/{commune}/ngay-hoi/{ngay}/"] = (ImportData, ByAddress),
        ["POST /xa/{commune}/ngay-hoi/{ngay}/"] = (ImportData, ByAddress),
        ["POST /xa/{commune}/ngay-hoi/{ngay}/bo"] = (ImportData, ByAddress),
        ["GET /xa/{commune}/ngay-hoi/{ngay}/in/{ma}"] = (ImportData, ByAddress),
        ["GET /do-vui/"] = (LeadQuiz, Own),
        ["POST /do-vui/"] = (LeadQuiz, Own),
        ["GET /do-vui/{ma}"] = (LeadQuiz, Own),
        ["GET /do-vui/{ma}/man-hinh"] = (LeadQuiz, Own),
        ["GET /do-vui/{ma}/so-lieu"] = (LeadQuiz, Own),
        ["POST /do-vui/{ma}/tiep"] = (LeadQuiz, Own),
        ["POST /do-vui/{ma}/dong"] = (LeadQuiz, Own),
        ["GET /nguoi-to-chuc/"] = (ManageOrganisers, ByAddress),
        ["POST /nguoi-to-chuc/"] = (ManageOrganisers, ByAddress),
        ["GET /nguoi-to-chuc/danh-sach.{format}"] = (ManageOrganisers, ByAddress),
        ["POST /nguoi-to-chuc/nhap"] = (ManageOrganisers, ByAddress),
        ["POST /nguoi-to-chuc/{id}/khoa"] = (ManageOrganisers, ByAddress),
        ["POST /nguoi-to-chuc/{id}/bo-ma"] = (ManageOrganisers, ByAddress),
        ["POST /nguoi-to-chuc/{id}/duong-dan"] = (ManageOrganisers, ByAddress),
        ["GET /ban-tin/"] = (ImportData, ByAddress),
        ["POST /ban-tin/"] = (ImportData, ByAddress),
        ["POST /ban-tin/{id}/rut"] = (ImportData, ByAddress),
        ["GET /nhat-ky"] = (ViewAudit, ByAddress),
        ["GET /nhat-ky.csv"] = (ExportAudit, ByAddress),
    };

    /// <summary>Which area a page is about when this organiser opens it.</summary>
    public static Territory AreaAt(string route, string commune, Organiser organiser) =>
        Gated[route].Area == Own ? organiser.Area
        : route.Contains("{commune}", StringComparison.Ordinal) ? new Territory(commune) : Territory.Province;

    /// <summary>The address with something in every gap.</summary>
    public static (HttpMethod Method, string Path) Ask(string route, string commune)
    {
        var path = route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            .Replace("{commune}", commune, StringComparison.Ordinal).Replace("{name}", "targets", StringComparison.Ordinal)
            .Replace("{format}", "csv", StringComparison.Ordinal).Replace("{kind}", "hamlets", StringComparison.Ordinal).Replace("{id}", "khac", StringComparison.Ordinal)
            .Replace("{so}", "1", StringComparison.Ordinal).Replace("{ngay}", "2026", StringComparison.Ordinal)
            .Replace("{ma}", commune == "phuong-cao-lanh" ? "C7M2QX" : "K7M2QX", StringComparison.Ordinal);
        Assert.DoesNotContain('{', path);
        return (new(route[..route.IndexOf(' ', StringComparison.Ordinal)]), path);
    }
}
