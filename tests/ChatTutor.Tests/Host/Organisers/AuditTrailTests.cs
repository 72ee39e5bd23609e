using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Host.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Whatever an organiser changes or takes away as a file is on record, and the record can be checked by whoever has its file.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    private const string List = "/nguoi-to-chuc", Commune = "phuong-sa-dec", Account = "/tai-khoan";

    /// <summary>Every form and file there is: the page it stands on, what is sent, and what the log then says. A new one is a line here.</summary>
    private static readonly Dictionary<string, (string Page, (string, string)[] Fields, string Word)> Deeds = new()
    {
        ["GET /bao-cao/{name}.{format}"] = ("", [], AuditWords.Exported),
        ["GET /xa/{commune}/bao-cao/{name}.{format}"] = ("", [], AuditWords.Exported),
        ["GET /xa/{commune}/thu-hai.pdf"] = ("", [], AuditWords.Exported),
        ["POST /bao-cao/nhap/{kind}"] = ("/bao-cao/nhap/hamlets", [("apply", "true"), ("ma_don_vi", "phuong-sa-dec"), ("ten_ap", "Khóm 1"), ("tong", "900")], AuditWords.FiguresImported),
        ["POST /ban-tin/"] =
            ("/ban-tin", [("topic", "do-man"), ("place", "phuong-sa-dec"), ("value", "1,2"), ("unit", "g/l"), ("at", Hours(-1)), ("source", "Đài tỉnh"), ("expires", Hours(9))], AuditWords.BulletinPosted),
        ["POST /ban-tin/{id}/rut"] = ("/ban-tin", [], AuditWords.BulletinWithdrawn),
        ["GET /de-nghi/danh-sach.{format}"] = ("", [], AuditWords.Exported),
        ["POST /de-nghi/nhap"] = ("/de-nghi", [("luu", "1"), ("bang", """[["ma_nguoi_hoc","ma_phieu","ket_qua","ngay"],["1","K7M2QX","đã ghi nhận","2026-01-02"]]""")], AuditWords.SlipsAnswered),
        ["GET /lop/mau.csv"] = ("", [], AuditWords.Exported),
        ["POST /lop/"] = ("/lop", [("luu", "1"), ("dong", "Bà Sáu; nông dân")], AuditWords.ClassEnrolled),
        ["GET /nhat-ky.csv"] = ("", [], AuditWords.Exported),
        ["GET /nguoi-to-chuc/danh-sach.{format}"] = ("", [], AuditWords.Exported),
        ["POST /nguoi-to-chuc/"] = (List, [("ma", "moi"), ("ho_ten", "Mới"), ("vai_tro", "xa"), ("dia_ban", "phuong-sa-dec")], AuditWords.OrganiserSaved),
        ["POST /nguoi-to-chuc/nhap"] =
            (List, [("luu", "1"), ("bang", """[["ma","ho_ten","vai_tro","dia_ban"],["moi","Mới","kiem-tra","tinh"]]""")], AuditWords.OrganisersImported),
        ["POST /nguoi-to-chuc/{id}/khoa"] = (List, [], AuditWords.OrganiserDisabled),
        ["POST /nguoi-to-chuc/{id}/bo-ma"] = (List, [], AuditWords.FactorRemoved),
        ["POST /nguoi-to-chuc/{id}/duong-dan"] = (List, [], AuditWords.LinkSent),
        ["GET /thong-bao/{so}/ket-qua.csv"] = ("", [], AuditWords.Exported),
        ["POST /thong-bao/moi"] = (Account, [("loi", "Chào bác")], AuditWords.BroadcastSaved),
        ["POST /thong-bao/{so}/noi-dung"] = (Account, [("loi", "Chào bác")], AuditWords.BroadcastSaved),
        ["POST /thong-bao/{so}/nguoi-nhan"] = (Account, [], AuditWords.BroadcastSaved),
        ["POST /thong-bao/{so}/gui-thu"] = (Account, [], AuditWords.BroadcastTested),
        ["POST /thong-bao/{so}/gui"] = (Account, [("khi", "ngay")], AuditWords.BroadcastSent),
        ["POST /thong-bao/{so}/duyet"] = (Account, [], AuditWords.BroadcastApproved),
        ["POST /thong-bao/{so}/tam-dung"] = (Account, [], AuditWords.BroadcastPaused),
        ["POST /thong-bao/{so}/tiep-tuc"] = (Account, [], AuditWords.BroadcastResumed),
        ["POST /thong-bao/{so}/dung"] = (Account, [], AuditWords.BroadcastStopped),
        ["POST /ngay-hoi-so/{ngay}/thu"] = ("/ngay-hoi-so", [("thu", "7")], AuditWords.BroadcastSaved),
        ["POST /xa/{commune}/ngay-hoi/{ngay}/"] = (Account, [("noi", "Nhà văn hóa ấp 3"), ("gio", "7 giờ")], AuditWords.HallSaved),
        ["POST /xa/{commune}/ngay-hoi/{ngay}/bo"] = (Account, [("ma", "K7M2QX")], AuditWords.HallClosed),
        ["POST /do-vui/"] = ("/do-vui", [], AuditWords.QuizOpened),
        ["POST /do-vui/{ma}/tiep"] = ("/do-vui/K7M2QX", [("buoc", "0")], AuditWords.QuizMoved),
        ["POST /do-vui/{ma}/dong"] = ("/do-vui/K7M2QX", [], AuditWords.QuizClosed),
        ["POST /tai-khoan/noi-chat"] = (Account, [], AuditWords.PairingSent),
        ["POST /tai-khoan/dang-xuat"] = (Account, [], AuditWords.SignedOut),
        ["POST /tai-khoan/ma-thu-hai"] = ("", [], AuditWords.FactorSetUp),
    };

    /// <summary>Where a broadcast must stand for this to be done with it; otherwise it is a draft.</summary>
    private static readonly Dictionary<string, BroadcastState> Standing = new()
    {
        ["POST /thong-bao/{so}/gui"] = BroadcastState.Tested,
        ["POST /thong-bao/{so}/duyet"] = BroadcastState.Asked,
        ["POST /thong-bao/{so}/tam-dung"] = BroadcastState.Running,
        ["POST /thong-bao/{so}/tiep-tuc"] = BroadcastState.Paused,
    };

    private OrganiserHost host = null!;

    public static TheoryData<string> Routes => [.. Deeds.Keys];

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.Organisers.ChangeAsync(
            _ => new([new("khac", "Khác", OrganiserRole.Auditor, Territory.Province, Factor: new("x", 0))], []), default);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void No_form_and_no_file_is_left_out() => Assert.Equal(
        AgreedRoutes.Gated.Keys.Where(r => r.StartsWith("POST", StringComparison.Ordinal) || r.Contains('.', StringComparison.Ordinal)).Order(), Deeds.Keys.Order());

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task What_is_done_is_on_record(string route)
    {
        var (page, fields, word) = Deeds[route];
        await host.WelcomeAsync("web", "somebody");
        await host.WelcomeAsync("test", "an");
        await host.HoldAnnouncementsAsync();
        host.OpenQuiz("tinh", "K7M2QX");
        await host.MeetAsync(Commune, "K7M2QX");
        await host.AnnounceAsync("tinh", Standing.GetValueOrDefault(route, BroadcastState.Draft));
        var isSetUp = word == AuditWords.FactorSetUp;
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province, Chat: "test:an"), withFactor: !isSetUp);
        if (isSetUp)
            (page, fields) = (Account + "/ma-thu-hai", await NewFactorAsync(browser));
        var before = (await host.Organisers.AuditHeadAsync(default)).Sequence;

        using var answer = page.Length > 0
            ? await OrganiserHost.SendAsync(browser, page, AgreedRoutes.Ask(route, Commune).Path, fields)
            : await browser.GetAsync(new Uri(AgreedRoutes.Ask(route, Commune).Path, UriKind.Relative));

        Assert.InRange((int)answer.StatusCode, 200, 303);
        var note = Assert.Single(await host.Organisers.AuditAsync(before + 1, 10, default)).Note;
        Assert.Equal(("an", word, route.Contains("{commune}", StringComparison.Ordinal) ? Commune : "tinh"), (note.By, note.What, note.Area));
        Assert.NotEqual(word, AuditWords.InWords(word));
    }

    [Fact]
    public async Task The_file_of_the_log_can_be_checked_without_the_program()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.Auditor, Territory.Province));
        for (var i = 0; i < 3; i++)
            Assert.Contains("Tải tệp", await browser.GetStringAsync(new Uri("/nhat-ky", UriKind.Relative)), StringComparison.Ordinal);
        var file = await browser.GetByteArrayAsync(new Uri("/nhat-ky.csv", UriKind.Relative));

        var rows = SheetFile.Read(file);

        Assert.Equal(["n", "at", "by", "what", "area", "about", "written", "hash"], rows[0]);
        Assert.Equal(3, rows.Length - 1);
        var hash = new string('0', 64);
        foreach (var row in rows.Skip(1))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + row[6])));
            Assert.Equal(hash, row[7]);
        }
        Assert.Equal((await host.Organisers.AuditHeadAsync(default)).Hash, hash);
    }

    private static string Hours(double later) =>
        DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).AddHours(later).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(string, string)[]> NewFactorAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(new Uri(Account + "/ma-thu-hai", UriKind.Relative));
        var secret = OrganiserHost.FieldOf(page, "khoa");
        return [("khoa", secret), ("ma", OrganiserHost.CodeOf(host.Services.GetRequiredService<SecondFactors>().Open(secret)!))];
    }
}
