using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>Every page of the organisers: on a phone and a computer, light and dark, with and without script, and light enough.</summary>
[Collection(Chromium.Collection)]
public sealed class OrganiserPagesTests(Chromium chromium, Product product, ITestOutputHelper output)
{
    /// <summary>Of a page with everything it loads, compressed (issue E, speed and size).</summary>
    private const long Budget = 60 * 1024;

    /// <summary>Links and buttons smaller than this are hard to hit (WCAG 2.2 asks 24; links inside a sentence are excepted).</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll('button, select, input:not([type=hidden]), summary, nav a, a[role=button], .files a')]
          .filter(e => e.checkVisibility() && !e.classList.contains('skip'))
          .map(e => ({ e, box: e.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 44 || box.width < 24)
          .map(({ e, box }) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`).join('\n')
        """;

    /// <summary>Of another course than the one whose completions other tests count.</summary>
    private const string Lesson = "so-suc-khoe/cai-dat";

    /// <summary>What stands in the gaps of addresses.</summary>
    private static readonly Dictionary<string, string[]> Gaps = new()
    {
        ["{name}"] = ["targets", "weeks"],
        ["{kind}"] = ["hamlets"],
        ["{commune}"] = ["phuong-cao-lanh"],
        ["{so}"] = ["1", "2", "3"],
        ["{ngay}"] = ["2027"],
        // The code of a hall and of a room.
        ["{ma}"] = ["K7M2QX"],
    };

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light, true)]
    [InlineData(360, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, true)]
    [InlineData(360, ColorScheme.Light, false)]
    public async Task Every_page_is_clean_fits_and_can_be_tapped(int width, ColorScheme scheme, bool script)
    {
        await FillAsync();
        await using var organiser = await ArriveAsync(width, scheme, script);
        foreach (var path in Pages())
        {
            var answer = await organiser.Page.GotoAsync(product.Url + path);
            Assert.Equal(200, answer!.Status);
            await CheckAsync(organiser.Page, path, script);
            await Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
            await SnapAsync(organiser.Page, path, width, scheme, script);
        }
        Assert.Empty(organiser.Errors);
    }

    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_door_and_the_refusals_are_clean_too(int width, ColorScheme scheme)
    {
        await product.NameAsync(new("lan", "Nguyễn Thị Lan", OrganiserRole.CommuneOrganiser, new("phuong-cao-lanh")));
        await using var organiser = await Learner.ArriveAsync(chromium, product, width, scheme, path: "/dang-nhap?ma=" + await product.LinkAsync("lan"), init: Axe.Script);
        await CheckAsync(organiser.Page, "link", script: true);
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Vào trang ban tổ chức" }).ClickAsync();
        await Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hôm nay");
        foreach (var (path, status) in new[] { ("/xa/phuong-sa-dec", 403), ("/bao-cao", 403), ("/khong-co", 404), ("/dang-nhap", 200), ("/dang-nhap/ma-thu-hai", 200), ("/tai-khoan/ma-thu-hai", 200) })
        {
            var answer = await organiser.Page.GotoAsync(product.Url + path);
            Assert.Equal(status, answer!.Status);
            await CheckAsync(organiser.Page, path, script: true);
            await SnapAsync(organiser.Page, path, width, scheme, script: true);
        }
    }

    [SkippableFact]
    public async Task A_page_with_all_it_loads_stays_within_60_KB()
    {
        _ = chromium.Browser;
        await FillAsync();
        using var http = new HttpClient { BaseAddress = new Uri(product.Url) };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var (link, factor) = await product.ProvinceOrganiserAsync();
        await PostAsync(http, "/dang-nhap", link);
        await PostAsync(http, "/dang-nhap/ma-thu-hai", factor);
        var shared = 0;
        foreach (var file in new[] { "/pico.min.css", "/organiser.css", "/organiser.js", "/icon.svg" })
            shared += (await http.GetByteArrayAsync(file)).Length;
        foreach (var path in Pages())
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            output.WriteLine($"{path} {bytes.Length} + {shared}");
            Assert.InRange(bytes.Length + shared, 1000, Budget);
        }
    }

    [SkippableFact]
    public async Task Numbers_change_under_the_readers_eyes()
    {
        await using var organiser = await Learner.ArriveAsync(chromium, product, path: product.SignIn);
        var figure = organiser.Page.Locator("[data-figure=bai]");
        var before = long.Parse((await figure.TextContentAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        await product.HappenAsync("live", new LearningEvent.LessonCompleted(Lesson, 1, 3, 3, true, false, "nguoi-dan", "phuong-my-tho"));
        await Expect(figure).ToHaveTextAsync($"{before + 1}");
    }

    private static async Task CheckAsync(IPage page, string path, bool script)
    {
        if (script)
            await Axe.AssertCleanAsync(page);
        var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, innerWidth]");
        Assert.True(widths[0] <= widths[1], $"{path}: {widths[0]} > {widths[1]}");
        var small = await page.EvaluateAsync<string>(TooSmall);
        Assert.True(small.Length == 0, $"{path}: {small}");
    }

    /// <summary>Signed in with the second factor by the pages' own forms: no script is needed.</summary>
    private async Task<Learner> ArriveAsync(int width, ColorScheme scheme, bool script)
    {
        var (link, factor) = await product.ProvinceOrganiserAsync();
        var organiser = await Learner.ArriveAsync(chromium, product, width, scheme, script, "/dang-nhap?ma=" + link, script ? Axe.Script : null);
        await organiser.Page.GetByRole(AriaRole.Button).ClickAsync();
        await organiser.Page.Locator("input[name=ma]").FillAsync(factor);
        await organiser.Page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hôm nay");
        return organiser;
    }

    private static async Task PostAsync(HttpClient http, string path, string code)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("ma", code)]);
        using var answer = await http.PostAsync(path, form);
        answer.EnsureSuccessStatusCode();
    }

    private async Task FillAsync()
    {
        await product.HappenAsync("filled", new LearningEvent.LessonCompleted(Lesson, 1, 3, 3, true, true, "nguoi-dan", "phuong-cao-lanh"));
        await product.LearnForWeeksAsync(Lesson, "phuong-cao-lanh", 0, 0, 7, 3, 12, 6, 18, 31, 2, 22, 9, 14);
        await product.HappenAsync("screen", new LearningEvent.ScreenDiffered("so-suc-khoe/cai-dat", "cap-nhat", 1));
        await product.NameAsync(new("lan.cao-lanh", "Nguyễn Thị Lan", OrganiserRole.CommuneOrganiser, new("phuong-cao-lanh"), Chat: "telegram:1"));
        await product.MeetAsync("phuong-cao-lanh", "K7M2QX");
        // With lists that stand open on the page.
        var chosen = new Selection(new Criteria(["phuong-cao-lanh"], ["nong-dan"], ["web"]), [new Criteria(["phuong-my-tho"])]);
        foreach (var state in new[] { BroadcastState.Draft, BroadcastState.Tested, BroadcastState.Paused })
            await product.AnnounceAsync(new Broadcast(0, "lan.cao-lanh", "tinh", new Notice("Chào {you}, mai có buổi học.", Lesson: "vneid/la-gi"), state == BroadcastState.Tested ? chosen : Selection.Everybody, new Schedule.Now(), state));
        await product.NameAsync(new("minh", "Trần Minh", OrganiserRole.HamletVolunteer, new("phuong-cao-lanh", "ap-1"), IsDisabled: true));
    }

    /// <summary>Every address behind the gate that is a page: no file, no stream.</summary>
    private IEnumerable<string> Pages()
    {
        var pages = product.Routes.Where(r => r.Metadata.GetMetadata<GateRule>() is { Action: not null } && r.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(r => "/" + r.RoutePattern.RawText!.Trim('/')).Where(p => !p.Contains('.', StringComparison.Ordinal) && !p.EndsWith("/so-lieu", StringComparison.Ordinal));
        foreach (var gap in Gaps)
            pages = pages.SelectMany(p => p.Contains(gap.Key, StringComparison.Ordinal) ? gap.Value.Select(v => p.Replace(gap.Key, v, StringComparison.Ordinal)) : [p]).ToList();
        return pages;
    }

    // For whoever wants to look: CHATTUTOR_SHOTS=folder ./test
    private static async Task SnapAsync(IPage page, string path, int width, ColorScheme scheme, bool script)
    {
        if (Environment.GetEnvironmentVariable("CHATTUTOR_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '_')}-{width}-{scheme}{(script ? "" : "-plain")}.png") });
    }
}
