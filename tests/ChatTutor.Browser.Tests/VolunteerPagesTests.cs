using System.Collections.Immutable;
using System.Text;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>Who needs help, a class list, and the list for the office there and back, as a commune's organiser sees them, with and without script.</summary>
[Collection(Chromium.Collection)]
public sealed class VolunteerPagesTests(Chromium chromium, Product product)
{
    private const string Commune = "phuong-go-cong";

    private static readonly DateOnly Day = new(2026, 11, 20);

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light, true)]
    [InlineData(360, ColorScheme.Dark, false)]
    [InlineData(1280, ColorScheme.Light, false)]
    [InlineData(1280, ColorScheme.Dark, true)]
    public async Task The_offices_answer_comes_back_in_three_steps(int width, ColorScheme scheme, bool script)
    {
        await FillAsync();
        await using var organiser = await ArriveAsync(width, scheme, script);
        var page = organiser.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Ai cần giúp" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Khóm 1 12" })).ToBeVisibleAsync();
        await LookAsync(page, script, $"can-giup-{width}-{scheme}");
        await page.GotoAsync(product.Url + "/hom-nay");
        await LookAsync(page, script, $"hom-nay-{width}-{scheme}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Danh sách đề nghị xác nhận" }).ClickAsync();
        await Expect(page.GetByText("có 6 người đã đồng ý")).ToBeVisibleAsync();
        await LookAsync(page, script, $"de-nghi-{width}-{scheme}");

        var number = await NumberAsync($"slip-{width}");
        await TryAsync(page, $"ma_nguoi_hoc,ma_phieu,ket_qua,ngay\n{number},XXXXXX,đã ghi nhận,20/11/2026\n999999,K7M2QX,xong,\n");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("dòng 2");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("dòng 3");
        await LookAsync(page, script, $"de-nghi-sai-{width}-{scheme}");
        await TryAsync(page, $"ma_nguoi_hoc,ma_phieu,ket_qua,ngay\n{number},K7M2QX,,\n");
        await Expect(page.GetByText("Không có câu trả lời nào mới")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ghi các câu trả lời này" })).ToHaveCountAsync(0);
        await TryAsync(page, $"ma_nguoi_hoc,ma_phieu,ket_qua,ngay\n{number},K7M2QX,đã ghi nhận,{DateTime.UtcNow.AddDays(-2 - (script ? 1 : 0)):dd/MM/yyyy}\n");
        await LookAsync(page, script, $"de-nghi-thu-{width}-{scheme}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi các câu trả lời này" }).ClickAsync();
        await Expect(page.GetByText("Đã ghi 1 câu trả lời của cơ quan.")).ToBeVisibleAsync();
        await LookAsync(page, script, $"de-nghi-xong-{width}-{scheme}");
        // The refusal of the first file is the only thing the browser has to say.
        Assert.All(organiser.Errors, e => Assert.Contains("422", e, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task A_short_notice_goes_out_from_the_organisers_chat(ColorScheme scheme, bool script)
    {
        await FillAsync();
        await using var organiser = await Learner.ArriveAsync(chromium, product, 360, scheme, script, init: script ? Axe.Script : null);
        await organiser.TapAsync("Không");
        var chat = Product.AddressOf(await organiser.SecretAsync()).ToString();
        await product.NameAsync(new("ap-1", "Lê Thị Hạnh", OrganiserRole.HamletVolunteer, new(Commune, "khom-1"), chat));

        await organiser.SayAsync("GỬI 8 giờ sáng mai học ở nhà văn hóa khóm 1.");
        await Expect(organiser.Replies.Filter(new() { HasText = "Nhắn được 12 người" })).ToBeVisibleAsync();
        await Expect(organiser.Replies.Filter(new() { HasText = "8 giờ sáng mai học" })).ToHaveCountAsync(1);
        await organiser.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        foreach (var label in new[] { "Sửa", "Thôi" })
            await Expect(organiser.Choices.GetByText(label, new() { Exact = true })).ToBeInViewportAsync();
        await LookAsync(organiser.Page, script, $"gui-360-{scheme}", full: false);
        await organiser.TapAsync("Gửi cho bà con");

        await Expect(organiser.Replies.Last).ToContainTextAsync("Đang gửi cho 12 người");
        await LookAsync(organiser.Page, script, $"gui-xong-360-{scheme}");
        Assert.Empty(organiser.Errors);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light, true)]
    [InlineData(360, ColorScheme.Dark, false)]
    [InlineData(1280, ColorScheme.Light, false)]
    [InlineData(1280, ColorScheme.Dark, true)]
    public async Task A_class_comes_to_the_volunteers_own_phone(int width, ColorScheme scheme, bool script)
    {
        await FillAsync();
        await using var organiser = await ArriveAsync(width, scheme, script);
        var page = organiser.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Danh sách lớp" }).ClickAsync();
        await Expect(page.GetByText("chưa nối với trang này")).ToBeVisibleAsync();
        await LookAsync(page, script, $"lop-chua-noi-{width}-{scheme}");
        var phone = $"class-{width}-{scheme}";
        await product.WelcomeAsync(phone);
        await product.NameAsync(new("go-cong", "Lê Thị Hạnh", OrganiserRole.CommuneOrganiser, new(Commune), "web:" + phone));
        await page.ReloadAsync();
        await LookAsync(page, script, $"lop-{width}-{scheme}");

        await page.GetByRole(AriaRole.Textbox).FillAsync("Bà Sáu; nông dân; khóm 1\nÔng Tư 0912345678\nCô Ba; làm vườn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem thử" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("dòng 2: tên gọi có chữ số");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("dòng 3: chưa hiểu nhóm");
        await LookAsync(page, script, $"lop-sai-{width}-{scheme}");
        await page.GetByRole(AriaRole.Textbox).FillAsync("Bà Sáu; nông dân; khóm 1\nÔng Tư\nCô Ba Thu; người lao động; khóm 2\nEm Na; học sinh cấp hai");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem thử" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Bà Sáu" })).ToContainTextAsync("Khóm 1");
        await LookAsync(page, script, $"lop-thu-{width}-{scheme}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm 4 người này" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("ĐỔI NGƯỜI");
        await Expect(page.GetByText("đang có 5 người")).ToBeVisibleAsync();
        await LookAsync(page, script, $"lop-xong-{width}-{scheme}");
        Assert.All(organiser.Errors, e => Assert.Contains("422", e, StringComparison.Ordinal));
    }

    private static async Task TryAsync(IPage page, string sheet)
    {
        await page.Locator("input[name=tep]").SetInputFilesAsync(new FilePayload { Name = "tra-loi.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(sheet) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem thử" }).ClickAsync();
    }

    private static async Task LookAsync(IPage page, bool script, string name, bool full = true)
    {
        if (script)
            await Axe.AssertCleanAsync(page);
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), name);
        if (Environment.GetEnvironmentVariable("CHATTUTOR_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = full, Path = Path.Combine(folder, name + ".png") });
    }

    private async Task<Learner> ArriveAsync(int width, ColorScheme scheme, bool script)
    {
        await product.NameAsync(new("go-cong", "Lê Thị Hạnh", OrganiserRole.CommuneOrganiser, new(Commune)));
        var organiser = await Learner.ArriveAsync(chromium, product, width, scheme, script, "/dang-nhap?ma=" + await product.LinkAsync("go-cong"), script ? Axe.Script : null);
        await organiser.Page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hôm nay");
        return organiser;
    }

    private async Task FillAsync()
    {
        _ = chromium.Browser;
        for (var n = 1; n <= 4; n++)
            await product.BringInAsync(new Figure.Hamlet($"{Commune}/khom-{n}", $"Khóm {n}", new Dictionary<string, long>()));
        foreach (var (hamlet, people) in new[] { (1, 12), (2, 3), (3, 7) })
            for (var n = 0; n < people; n++)
                await product.WelcomeAsync($"stuck-{hamlet}-{n}", who => who with { Commune = Commune, Hamlet = $"{Commune}/khom-{hamlet}", HelpAsked = DateTimeOffset.UtcNow });
        foreach (var user in new[] { "slip-360", "slip-1280", "slip-1", "slip-2", "slip-3", "slip-4" })
            await product.WelcomeAsync(user, who => who with
            {
                Commune = Commune,
                Slip = who.Slip ?? new Slip("K7M2QX", Day),
                Reached = [new FirstTimes("nong-dan", Commune, null, ImmutableSortedDictionary<string, DateOnly>.Empty.Add("CT05/Learned", Day))],
            });
    }

    private async Task<long> NumberAsync(string user) => (await product.Store.FindLearnerAsync(new("web", user), default))!.Id.Value;
}
