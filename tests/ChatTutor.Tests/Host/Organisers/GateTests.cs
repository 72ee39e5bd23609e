using System.Net;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Every address there is, as every role, in its own and in a foreign area, and as nobody.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string Own = "phuong-sa-dec", Foreign = "phuong-cao-lanh";

    /// <summary>Addresses without an organiser. A new one is a decision: write it down here.</summary>
    private static readonly string[] Open =
    [
        "GET /", "HEAD /", "POST /chat", "GET /offline", "GET /media/{**file}", "POST /api/chat/", "GET /api/chat/stream", "GET /in/", "GET /in/{course}/{lesson}",
        "GET /dang-nhap/", "POST /dang-nhap/", "GET /dang-nhap/ma-thu-hai", "POST /dang-nhap/ma-thu-hai", "GET /healthz/live", "GET /healthz/ready",
        "GET /api/own/report/{name}", "POST /api/own/backup", "GET /api/own/organisers/", "POST /api/own/organisers/",
        "POST /api/own/organisers/{id}/disable", "POST /api/own/organisers/{id}/link",
    ];

    private OrganiserHost host = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.CompleteAsync(Own, 2);
        await host.CompleteAsync(Foreign, 3);
        await host.Organisers.ChangeAsync(_ => new([new("khac", "Khác", OrganiserRole.Auditor, Territory.Province)], []), default);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void What_is_open_to_everybody_is_written_down()
    {
        var files = host.Services.GetRequiredService<ChatTutor.Host.Chat.Assets>().Names.Select(n => "GET /" + n);
        Assert.Equal(Open.Concat(files).Order(), Routes().Where(r => r.Rule!.Action is null).Select(r => r.Name).Order());
    }

    [Fact]
    public async Task Nobody_gets_anywhere()
    {
        using var browser = host.Browser();
        foreach (var route in Gated())
        {
            using var answer = await AskAsync(browser, route, Own);
            if (route.Method == "GET" && !route.Name.EndsWith("so-lieu", StringComparison.Ordinal))
                Assert.Equal((HttpStatusCode.Redirect, "/dang-nhap"), (answer.StatusCode, answer.Headers.Location?.ToString()));
            else
                Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Redirect]);
        }
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
        var refusal = "";
        foreach (var route in Gated())
            foreach (var commune in route.Name.Contains("{commune}", StringComparison.Ordinal) ? new[] { Own, Foreign } : [Own])
            {
                using var answer = await AskAsync(browser, route, commune);
                var allowed = Access.Allows(organiser, route.Rule!.Action!.Value, AreaOfPage(route, commune, organiser));
                Assert.True(allowed == (answer.StatusCode != HttpStatusCode.Forbidden), $"{route.Name} in {commune}: {answer.StatusCode}");
                Assert.NotEqual("/dang-nhap", answer.Headers.Location?.ToString());
                if (allowed)
                {
                    // Without the page's token a form changes nothing, whoever sends it.
                    Assert.Equal(route.Method == "POST" ? HttpStatusCode.BadRequest : HttpStatusCode.OK, answer.StatusCode);
                    continue;
                }
                var body = await answer.Content.ReadAsStringAsync();
                refusal = refusal.Length > 0 ? refusal : body;
                Assert.Equal(refusal, body);
            }
    }

    [Fact]
    public async Task What_needs_the_second_factor_asks_for_it()
    {
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province));
        foreach (var route in Gated().Where(r => Access.NeedsSecondFactor(r.Rule!.Action!.Value)))
        {
            using var answer = await AskAsync(browser, route, Own);
            if (route.Method == "GET")
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

        Assert.Contains("data-figure=\"bai\">2<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">3<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">5<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhật ký", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_says_not_whom_it_is_for_stops_the_start()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/moi", () => "mới");
        Assert.Contains("/moi", Assert.Throws<InvalidOperationException>(app.CheckGates).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_plain_words()
    {
        using var browser = host.Browser();
        using var answer = await browser.GetAsync(new Uri("/khong-co", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có trang này", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Territory AreaOfPage(Route route, string commune, Organiser organiser) =>
        route.Rule!.Area == AreaOf.Organiser ? organiser.Area
        : route.Name.Contains("{commune}", StringComparison.Ordinal) ? new Territory(commune) : Territory.Province;

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, Route route, string commune)
    {
        var path = route.Name[(route.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("{commune}", commune, StringComparison.Ordinal)
            .Replace("{name}", "completions", StringComparison.Ordinal).Replace("{format}", "csv", StringComparison.Ordinal).Replace("{id}", "khac", StringComparison.Ordinal);
        Assert.DoesNotContain('{', path);
        return browser.SendAsync(new HttpRequestMessage(new(route.Method), path), HttpCompletionOption.ResponseHeadersRead);
    }

    private IEnumerable<Route> Gated() => Routes().Where(r => r.Rule!.Action is not null);

    private IEnumerable<Route> Routes() => host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => new Route($"{m} {Plain(e.RoutePattern.RawText!)}", m, e.Metadata.GetMetadata<GateRule>())));

    private static string Plain(string pattern) => pattern.StartsWith('/') ? pattern : "/" + pattern;

    private sealed record Route(string Name, string Method, GateRule? Rule);
}
