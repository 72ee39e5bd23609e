using System.Net;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard.SigningIn;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Signing in with an account of the offices' provider, well and badly behaved.</summary>
public sealed class OpenIdTests : IAsyncLifetime
{
    private static readonly Organiser An = new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province, SingleSignOn: "an@tinh.vn");

    private FakeProvider provider = null!;
    private OrganiserHost host = null!;

    public async Task InitializeAsync()
    {
        provider = await FakeProvider.StartAsync();
        host = await OrganiserHost.StartAsync("--ChatTutor:Organisers:Oidc:Authority", provider.Address, "--ChatTutor:Organisers:Oidc:ClientId", "chattutor");
        await host.Organisers.ChangeAsync(_ => new([An], []), default);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Theory]
    [InlineData("user-1", "An@Tinh.vn", "true", "/hom-nay")]
    [InlineData("an@tinh.vn", null, null, "/hom-nay")]
    [InlineData("user-1", "an@tinh.vn", "false", null)]
    [InlineData("user-1", "an@tinh.vn", null, null)]
    [InlineData("user-1", "khac@tinh.vn", "true", null)]
    [InlineData("user-1", null, "true", null)]
    public async Task Only_who_is_named_as_an_organiser_comes_in_and_only_by_a_verified_address(string subject, string? email, string? verified, string? place)
    {
        provider.Person["sub"] = subject;
        if (email is not null)
            provider.Person["email"] = email;
        if (verified is not null)
            provider.Person["email_verified"] = verified;
        using var browser = host.Browser();

        using var answer = await ComeAsync(browser);

        Assert.Equal(place, answer.Headers.Location?.ToString());
        if (place is null)
            Assert.Contains("chưa là người tổ chức", await PageAsync(answer, HttpStatusCode.Forbidden), StringComparison.Ordinal);
        else
            Assert.Equal(("an", AuditWords.SignedIn), ((await host.Organisers.AuditAsync(1, 10, default)).Single().Note is var note ? (note.By, note.What) : default));
    }

    [Fact]
    public async Task Somebody_locked_does_not_come_in_and_the_second_factor_is_asked_for_all_the_same()
    {
        Verified();
        await host.Organisers.ChangeAsync(_ => new([An with { Factor = new(host.Services.GetRequiredService<SecondFactors>().New(), 0) }], []), default);
        using (var browser = host.Browser())
        using (var answer = await ComeAsync(browser))
            Assert.Equal("/dang-nhap/ma-thu-hai", answer.Headers.Location?.ToString());

        await host.Organisers.ChangeAsync(_ => new([An with { IsDisabled = true }], []), default);
        using (var browser = host.Browser())
        using (var answer = await ComeAsync(browser))
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(ProviderMood.Refuses)]
    [InlineData(ProviderMood.Fails)]
    [InlineData(ProviderMood.TalksNonsense)]
    [InlineData(ProviderMood.SignsWithAnotherKey)]
    [InlineData(ProviderMood.AnswersForAnotherVisit)]
    [InlineData(ProviderMood.SaysNothing)]
    public async Task A_provider_that_misbehaves_lets_nobody_in_and_a_plain_page_says_so(ProviderMood mood)
    {
        Verified();
        provider.Mood = mood;
        using var browser = host.Browser();

        using var answer = await ComeAsync(browser).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains("Chưa đăng nhập được", await PageAsync(answer, HttpStatusCode.Forbidden), StringComparison.Ordinal);
        Assert.Empty(await host.Organisers.AuditAsync(1, 10, default));
    }

    [Fact]
    public async Task Without_the_provider_the_door_says_so_and_links_still_open()
    {
        await provider.DisposeAsync();
        using var browser = host.Browser();
        using var answer = await browser.GetAsync(new Uri(OpenId.Path, UriKind.Relative));
        Assert.Contains("xin dùng đường dẫn đăng nhập", await PageAsync(answer, HttpStatusCode.ServiceUnavailable), StringComparison.OrdinalIgnoreCase);
        using var entered = await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", await host.LinkAsync("an")));
        Assert.Equal("/hom-nay", entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_answer_nobody_asked_for_is_refused()
    {
        using var browser = host.Browser();
        using var answer = await browser.GetAsync(new Uri("/dang-nhap/oidc?code=code-0&state=abc", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private void Verified() => (provider.Person["email"], provider.Person["email_verified"]) = ("an@tinh.vn", "true");

    private static async Task<string> PageAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    // To the provider, and back with what it says.
    private static async Task<HttpResponseMessage> ComeAsync(HttpClient browser)
    {
        using var sent = await browser.GetAsync(new Uri(OpenId.Path, UriKind.Relative));
        using var seen = await browser.GetAsync(sent.Headers.Location);
        return await browser.GetAsync(seen.Headers.Location);
    }
}
