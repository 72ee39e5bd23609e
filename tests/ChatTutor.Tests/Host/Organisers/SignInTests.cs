using System.Net;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Service.Organisers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>The door: links that open once, the second factor, the code of unattended installs, and strangers who try.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Factor = "/dang-nhap/ma-thu-hai", Home = "/hom-nay";

    private static readonly Organiser An = new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province);

    private OrganiserHost host = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.Organisers.ChangeAsync(_ => new([An], []), default);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_fixed_code_opens_as_often_as_it_is_used_and_it_is_on_record()
    {
        for (var i = 0; i < 2; i++)
        {
            using var browser = host.Browser();
            Assert.Equal(Home, await GoAsync(browser, SignIn.Path + "?ma=" + Uri.EscapeDataString(OrganiserHost.BootstrapCode)));
            Assert.Contains("Người cài đặt", await browser.GetStringAsync(new Uri(Home, UriKind.Relative)), StringComparison.Ordinal);
        }
        var log = await host.Organisers.AuditAsync(1, 10, default);
        Assert.Equal([AuditWords.OrganiserSaved, AuditWords.SignedIn, AuditWords.SignedIn], log.Select(e => e.Note.What));
        Assert.All(log, e => Assert.Equal(SignIn.Bootstrap, e.Note.By));
    }

    [Fact]
    public async Task The_code_of_a_first_organiser_who_has_been_locked_opens_nothing()
    {
        using (var browser = host.Browser())
            await GoAsync(browser, SignIn.Path + "?ma=" + Uri.EscapeDataString(OrganiserHost.BootstrapCode));
        await host.Office.DisableAsync(SignIn.Bootstrap, Note(), default);

        using var again = host.Browser();
        using var answer = await again.GetAsync(new Uri(SignIn.Path + "?ma=" + Uri.EscapeDataString(OrganiserHost.BootstrapCode), UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public void A_random_code_opens_once_and_for_ten_minutes()
    {
        var time = new FakeTimeProvider();
        var (first, second) = (new SignInCodes("", time), new SignInCodes("", time));
        Assert.False(first.Redeem("nonsense"));
        Assert.True(first.Redeem(first.Bootstrap));
        Assert.False(first.Redeem(first.Bootstrap));
        time.Advance(OneTimeCodes.Life);
        Assert.False(second.Redeem(second.Bootstrap));
    }

    [Fact]
    public async Task A_link_is_not_used_up_by_a_program_that_only_looks_at_it_and_opens_once()
    {
        var code = await host.LinkAsync("an");
        using (var preview = host.Browser())
            for (var i = 0; i < 3; i++)
                Assert.Contains("Vào trang ban tổ chức", await preview.GetStringAsync(new Uri($"{SignIn.Path}?ma={code}", UriKind.Relative)), StringComparison.Ordinal);

        using var browser = host.Browser();
        using var entered = await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", code));
        using var stranger = host.Browser();
        using var again = await OrganiserHost.PostAsync(stranger, SignIn.Path, ("ma", code));

        Assert.Equal(Home, entered.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(SignIn.Path, await GoAsync(stranger, Home));
    }

    [Fact]
    public async Task Between_the_link_and_the_second_factor_nothing_is_open()
    {
        var factors = host.Services.GetRequiredService<SecondFactors>();
        var secret = factors.New();
        await host.Organisers.ChangeAsync(_ => new([An with { Factor = new(secret, 0) }], []), default);
        using var browser = host.Browser();
        using (var entered = await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", await host.LinkAsync("an"))))
            Assert.Equal(Factor, entered.Headers.Location?.ToString());
        Assert.Equal(SignIn.Path, await GoAsync(browser, Home));

        using var wrong = await OrganiserHost.PostAsync(browser, Factor, ("ma", "abc"));
        var code = OrganiserHost.CodeOf(factors.Open(secret)!);
        using var right = await OrganiserHost.PostAsync(browser, Factor, ("ma", code[..3] + " " + code[3..]));
        using var again = await OrganiserHost.PostAsync(browser, Factor, ("ma", code));

        Assert.Equal((HttpStatusCode.Forbidden, Home, SignIn.Path), (wrong.StatusCode, right.Headers.Location?.ToString(), again.Headers.Location?.ToString()));
        Assert.Equal(
            [AuditWords.LinkSent, AuditWords.SignInRefused, AuditWords.SignedIn], (await host.Organisers.AuditAsync(1, 10, default)).Select(e => e.Note.What));
    }

    [Fact]
    public async Task Whoever_guesses_the_second_factor_is_made_to_wait_and_a_right_code_waits_with_them()
    {
        var factors = host.Services.GetRequiredService<SecondFactors>();
        var secret = factors.New();
        await host.Organisers.ChangeAsync(_ => new([An with { Factor = new(secret, 0) }], []), default);
        using var browser = host.Browser();
        using (await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", await host.LinkAsync("an"))))
            for (var i = 0; i < 8; i++)
                using (await OrganiserHost.PostAsync(browser, Factor, ("ma", "abcdef")))
                    host.Services.GetRequiredService<WrongCodes>().Wrong("an");

        using var later = await OrganiserHost.PostAsync(browser, Factor, ("ma", OrganiserHost.CodeOf(factors.Open(secret)!)));

        Assert.Equal(HttpStatusCode.TooManyRequests, later.StatusCode);
        Assert.True(later.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Strangers_who_try_links_keep_nobody_out()
    {
        using var stranger = host.Browser();
        for (var i = 0; i < 12; i++)
            using (await stranger.GetAsync(new Uri($"{SignIn.Path}?ma=guess{i}", UriKind.Relative)))
            {
            }
        using var slowed = await stranger.GetAsync(new Uri(SignIn.Path + "?ma=guess", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);

        using var browser = host.Browser();
        using var entered = await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", await host.LinkAsync("an")));

        Assert.Equal(Home, entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Another_site_cannot_sign_anybody_in()
    {
        using var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", await host.LinkAsync("an")));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_at_once_when_it_is_taken_away_or_signed_out_elsewhere()
    {
        using var phone = await host.SignInAsync(An);
        using var computer = await host.SignInAsync(An);
        Assert.Null(await GoAsync(phone, Home));
        using (await OrganiserHost.SendAsync(computer, "/tai-khoan", "/tai-khoan/dang-xuat"))
            Assert.Equal(SignIn.Path, await GoAsync(phone, Home));

        using var third = await host.SignInAsync((await host.Organisers.FindOrganiserAsync("an", default))!);
        Assert.Null(await GoAsync(third, Home));
        await host.Office.DisableAsync("an", Note(), default);
        Assert.Equal(SignIn.Path, await GoAsync(third, Home));
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var safe = await OrganiserHost.StartAsync("--ChatTutor:Organisers:Address", "https://hoc.example.vn");
        using var browser = safe.Browser();
        using var entered = await browser.GetAsync(new Uri(SignIn.Path + "?ma=" + Uri.EscapeDataString(OrganiserHost.BootstrapCode), UriKind.Relative));

        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith("chattutor-organiser=", StringComparison.Ordinal));

        Assert.EndsWith("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    private static AuditNote Note() => new(DateTimeOffset.UtcNow, AuditWords.Machine, "thu", "tinh");

    /// <summary>Where the browser is sent, or null when the page is shown.</summary>
    private static async Task<string?> GoAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return answer.Headers.Location?.ToString();
    }
}
