using System.Net;
using System.Text.Json;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard;
using ChatTutor.Host.Running;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Every address there is, as every role, in its own and in a foreign area, and as nobody.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string Own = "phuong-sa-dec", Foreign = "phuong-cao-lanh";

    private OrganiserHost host = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.CompleteAsync(Own, 2);
        await host.CompleteAsync(Foreign, 3);
        await host.Organisers.ChangeAsync(_ => new([new("khac", "Khác", OrganiserRole.Auditor, Territory.Province)], []), default);
        await host.AnnounceAsync(Own + "/ap-1");
        host.OpenQuiz(Own + "/ap-1", "K7M2QX");
        await host.MeetAsync(Own, "K7M2QX");
        await host.MeetAsync(Foreign, "C7M2QX");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void Whom_every_address_is_for_is_written_down()
    {
        var files = host.Services.GetRequiredService<ChatTutor.Host.Chat.Assets>().Names.Select(n => "GET /" + n);
        Assert.Equal(AgreedRoutes.Open.Concat(files).Order(), Routes().Where(r => r.Rule!.Action is null).Select(r => r.Name).Order());
        Assert.Equal(
            AgreedRoutes.Gated.Select(r => $"{r.Key} {r.Value.Action} {r.Value.Area}").Order(),
            Routes().Where(r => r.Rule!.Action is not null).Select(r => $"{r.Name} {r.Rule!.Action} {r.Rule.Area}").Order());
    }

    [Fact]
    public async Task What_settings_switch_on_is_written_down_too()
    {
        var folder = Directory.CreateTempSubdirectory("chattutor-everything-").FullName;
        // Only built: nothing is started that would talk to anybody.
        await using (var everything = Server.Build(
            [
                "--ChatTutor:DataDirectory", folder, "--ChatTutor:ContentDirectory", SampleContent.CopyTo(Directory.CreateDirectory(Path.Combine(folder, "content")).FullName),
                "--ChatTutor:Store:Kind", "memory", "--ChatTutor:Organisers:Oidc:Authority", "https://id.example.vn", "--ChatTutor:Organisers:Oidc:ClientId", "chattutor",
                "--ChatTutor:Telegram:Token", "1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "--ChatTutor:ZaloBot:Token", "1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "--ChatTutor:ZaloOa:AppId", "1", "--ChatTutor:ZaloOa:AppSecret", "a secret of the tests", "--ChatTutor:ZaloOa:OaSecretKey", "another secret",
            ]))
        {
            var more = Routes(((IEndpointRouteBuilder)everything).DataSources).Where(r => r.Rule?.Action is null).Select(r => r.Name).Except(Routes().Select(r => r.Name));
            Assert.Equal(AgreedRoutes.OpenWhenSet.Order(), more.Order());
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nobody_gets_anywhere()
    {
        using var browser = host.Browser();
        foreach (var route in AgreedRoutes.Gated.Keys)
        {
            using var answer = await AskAsync(browser, route, Own);
            if (route.StartsWith("GET", StringComparison.Ordinal))
                Assert.Equal((HttpStatusCode.Redirect, "/dang-nhap"), (answer.StatusCode, answer.Headers.Location?.ToString()));
            else
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        using var stream = new HttpRequestMessage(HttpMethod.Get, "/hom-nay/so-lieu") { Headers = { { "Accept", "text/event-stream" } } };
        browser.DefaultRequestHeaders.Remove("Accept");
        using var refused = await browser.SendAsync(stream);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData(OrganiserRole.HamletVolunteer, Own + "/ap-1")]
    [InlineData(OrganiserRole.CommuneOrganiser, Own)]
    [InlineData(OrganiserRole.CommuneOrganiser, Own + "/ap-1")]
    [InlineData(OrganiserRole.ProvinceOrganiser, "tinh")]
    [InlineData(OrganiserRole.ContentEditor, "tinh")]
    [InlineData(OrganiserRole.ContentEditor, Own)]
    [InlineData(OrganiserRole.Auditor, "tinh")]
    [InlineData(OrganiserRole.Auditor, Own)]
    public async Task Everybody_gets_where_the_table_says_and_nowhere_else(OrganiserRole role, string area)
    {
        var organiser = new Organiser("an", "An", role, Territory.Parse(area)!);
        using var browser = await host.SignInAsync(organiser, withFactor: true);
        var token = await OrganiserHost.TokenAsync(browser, "/tai-khoan");
        var refusal = "";
        foreach (var route in AgreedRoutes.Gated.Keys)
            foreach (var commune in route.Contains("{commune}", StringComparison.Ordinal) ? new[] { Own, Foreign, "khong-co" } : [Own])
            {
                var allowed = Access.Allows(organiser, AgreedRoutes.Gated[route].Action, AgreedRoutes.AreaAt(route, commune, organiser));
                // Those who are refused send a form as good as any; of those who are not, a form without the page's token changes nothing.
                using var answer = await AskAsync(browser, route, commune, allowed ? null : token);
                if (allowed)
                {
                    var expected = route.StartsWith("POST", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : commune == "khong-co" ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                    Assert.True(expected == answer.StatusCode, $"{route} in {commune}: {answer.StatusCode}");
                    continue;
                }
                Assert.True(HttpStatusCode.Forbidden == answer.StatusCode, $"{route} in {commune}: {answer.StatusCode}");
                var body = await answer.Content.ReadAsStringAsync();
                refusal = refusal.Length > 0 ? refusal : body;
                Assert.Equal(refusal, body);
            }
        var now = await host.Organisers.OrganisersAsync(default);
        Assert.Equal((2, true, null), (now.Count, now["khac"].IsActive, now["khac"].Link));
    }

    [Theory]
    [InlineData("/XA/phuong-cao-lanh")]
    [InlineData("/xa/PHUONG-CAO-LANH")]
    [InlineData("/xa/phuong-cao-lanh/")]
    [InlineData("//xa/phuong-cao-lanh")]
    [InlineData("/xa/phuong-sa-dec/../phuong-cao-lanh")]
    [InlineData("/xa/phuong-sa-dec%2f..%2fphuong-cao-lanh")]
    [InlineData("/xa/phuong-sa-dec?commune=phuong-cao-lanh&xa=phuong-cao-lanh")]
    [InlineData("/hom-nay?commune=phuong-cao-lanh&xa=phuong-cao-lanh")]
    [InlineData("/bao-cao/completions%2ecsv")]
    [InlineData("/bao-cao/completions.json")]
    [InlineData("/bao-cao?commune=phuong-sa-dec")]
    [InlineData("/nhat-ky%2ecsv")]
    [InlineData("/api/own/report/completions")]
    public async Task Odd_ways_to_ask_show_nothing_of_another_commune(string path)
    {
        await host.CompleteAsync(Foreign, 37);
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)), withFactor: true);

        using var answer = await browser.GetAsync(new Uri(host.Address.AbsoluteUri.TrimEnd('/') + path));

        var body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Cao Lãnh", body, StringComparison.Ordinal);
        // The minutes of "lúc 09:37" are no number of people.
        Assert.DoesNotMatch(@"(?<!\d:)\b(37|39)\b(?![^<]*"")", body);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_open_nothing(string method)
    {
        using var browser = host.Browser();
        foreach (var route in AgreedRoutes.Gated.Keys)
        {
            var (_, path) = AgreedRoutes.Ask(route, Own);
            using var answer = await browser.SendAsync(new HttpRequestMessage(new(method), path));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_needs_the_second_factor_asks_for_it()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province));
        foreach (var route in AgreedRoutes.Gated.Where(r => Access.NeedsSecondFactor(r.Value.Action)).Select(r => r.Key))
        {
            using var answer = await AskAsync(browser, route, Own);
            if (route.StartsWith("GET", StringComparison.Ordinal))
                Assert.Equal("/tai-khoan/ma-thu-hai", answer.Headers.Location?.ToString());
            else
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        Assert.Equal(2, (await host.Organisers.OrganisersAsync(default)).Count);
    }

    [Fact]
    public async Task A_page_of_ones_own_shows_the_numbers_of_the_own_commune_only()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));

        var page = await browser.GetStringAsync(new Uri("/hom-nay", UriKind.Relative));

        Assert.Contains("data-figure=\"bai\">dưới 5<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">3<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">5<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhật ký", page, StringComparison.Ordinal);
        using var stream = await browser.GetAsync(new Uri("/hom-nay/so-lieu", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var first = "";
        while (!first.StartsWith("data:", StringComparison.Ordinal))
            first = await lines.ReadLineAsync() ?? throw new EndOfStreamException();
        Assert.Equal(
            new Dictionary<string, string> { ["bai"] = "dưới 5", ["nguoi"] = "dưới 5" }, JsonSerializer.Deserialize<Dictionary<string, string>>(first["data:".Length..]));
    }

    [Fact]
    public async Task An_address_that_says_not_whom_it_is_for_stops_the_start()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/moi", () => "mới");
        Assert.Contains("/moi", Assert.Throws<InvalidOperationException>(app.CheckGates).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_says_not_whom_it_is_for_is_closed_even_if_the_start_was_not_stopped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IOrganiserStore>(new MemoryStore()).AddAntiforgery().AddRazorComponents();
        builder.Services.AddSingleton<ChatTutor.Host.Chat.Assets>();
        await using var app = builder.Build();
        app.UseDashboard();
        app.MapGet("/moi", () => "mới");
        await app.StartAsync();
        using var browser = new HttpClient { BaseAddress = new(app.Urls.First()) };

        using var answer = await browser.GetAsync(new Uri("/moi", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_plain_words()
    {
        using var browser = host.Browser();
        using var answer = await browser.GetAsync(new Uri("/khong-co", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có trang này", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, string route, string commune, string? token = null)
    {
        var (method, path) = AgreedRoutes.Ask(route, commune);
        var request = new HttpRequestMessage(method, path);
        if (token is not null && method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private IEnumerable<(string Name, GateRule? Rule)> Routes() => Routes(host.Services.GetServices<EndpointDataSource>());

    private static IEnumerable<(string Name, GateRule? Rule)> Routes(IEnumerable<EndpointDataSource> sources) =>
        sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().SelectMany(e =>
            e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => ($"{m} {Plain(e.RoutePattern.RawText!)}", e.Metadata.GetMetadata<GateRule>())));

    private static string Plain(string pattern) => pattern.StartsWith('/') ? pattern : "/" + pattern;
}
