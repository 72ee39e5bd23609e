using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Host;

/// <summary>The page without any script: plain requests and forms, as the oldest phone sends them.</summary>
public sealed partial class ChatPageTests : IAsyncLifetime
{
    private ChatHost host = null!;

    public async Task InitializeAsync() => host = await ChatHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_first_look_greets_with_buttons_and_keeps_who_it_is_in_a_cookie()
    {
        var page = await Page.OpenAsync(host);

        Assert.Contains("bubble tutor", page.Html, StringComparison.Ordinal);
        Assert.Contains("Đồng ý", page.Buttons.Values);
        Assert.Matches("httponly.*samesite=lax|samesite=lax.*httponly", page.SetCookie.ToLowerInvariant());
        Assert.DoesNotContain("secure", page.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Equal(1, (await host.Store.StateAsync(CancellationToken.None)).Learners);
    }

    [Fact]
    public async Task A_button_leads_on_and_is_shown_as_ones_own_words()
    {
        var page = await Page.OpenAsync(host);
        var next = await page.TapAsync("Đồng ý");

        Assert.Matches("bubble own.*Đồng ý", next.Html.ReplaceLineEndings(" "));
        Assert.DoesNotContain("Đồng ý", next.Buttons.Values);
        Assert.NotEmpty(next.Buttons);
    }

    [Fact]
    public async Task A_form_sent_twice_has_one_effect_but_another_button_of_the_same_page_counts()
    {
        var page = await Page.OpenAsync(host);
        await page.TapAsync("Đồng ý");
        await page.TapAsync("Đồng ý");
        var turns = await host.Store.RecentAsync(page.Address, 10, CancellationToken.None);
        await page.TapAsync("Không");

        Assert.Equal(2, turns.Count);
        Assert.Equal(3, (await host.Store.RecentAsync(page.Address, 10, CancellationToken.None)).Count);
        Assert.Single(await host.Store.EventsAsync(CancellationToken.None), e => e.Event is LearningEvent.ConsentAnswered);
    }

    [Fact]
    public async Task Coming_back_shows_the_talk_again_and_greets_nobody_twice()
    {
        var page = await Page.OpenAsync(host);
        var again = await Page.OpenAsync(host, cookie: page.Cookie);

        Assert.Equal(page.Buttons, again.Buttons);
        Assert.NotEqual(page.MessageId, again.MessageId);
        Assert.Single(await host.Store.RecentAsync(page.Address, 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_link_into_a_lesson_opens_it_once_a_day()
    {
        var page = await Page.OpenAsync(host, "/?bai=mau/du-loai");
        var agreed = await page.TapAsync("Đồng ý");
        await Page.OpenAsync(host, "/?bai=mau/ngan", page.Cookie);
        await Page.OpenAsync(host, "/?bai=mau/ngan", page.Cookie);

        Assert.Contains("Đủ loại bước", agreed.Html, StringComparison.Ordinal);
        Assert.Equal(3, (await host.Store.RecentAsync(page.Address, 10, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Pictures_have_words_and_links_open_beside_the_chat()
    {
        var page = await Page.OpenAsync(host, "/?bai=mau/du-loai");
        var picture = await (await page.TapAsync("Đồng ý")).TapAsync("Tiếp");
        var link = await picture.TapAsync("Tiếp");
        var asJson = await host.SayAsync(new { learner = page.Cookie.Split('=', 2)[1], id = "back", text = "LẠI" });

        Assert.Contains("<img src=\"/media/tin-la.png\" alt=\"Một tin nhắn có đường dẫn lạ.\"", picture.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.vn\" target=\"_blank\" rel=\"noopener noreferrer\">Mở trang</a>", link.Html, StringComparison.Ordinal);
        Assert.Equal("/media/tin-la.png", (string)asJson["replies"]![0]!["picture"]!);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("../../etc/passwd")]
    [InlineData("khong-co")]
    public async Task A_link_that_leads_nowhere_still_greets(string lesson)
    {
        var page = await Page.OpenAsync(host, "/?bai=" + Uri.EscapeDataString(lesson));

        Assert.Contains("Đồng ý", page.Buttons.Values);
        Assert.DoesNotContain("alert(1)", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_free_question_is_answered_on_the_next_page()
    {
        var page = await Page.OpenAsync(host);
        var next = await page.SendAsync(("text", "hỏi OTP là gì?"));

        Assert.Contains("Dạ, đó là mã xác nhận.", next.Html, StringComparison.Ordinal);
        Assert.Contains("AI soạn", next.Html, StringComparison.Ordinal);
        Assert.Contains("Nguồn: Sổ tay", next.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_to_be_erased_sees_that_it_is_done_and_is_a_stranger_afterwards()
    {
        var page = await Page.OpenAsync(host);
        var agreed = await page.TapAsync("Đồng ý");
        var asked = await agreed.SendAsync(("text", "XÓA"));
        var erased = await asked.TapAsync("Xóa hết");

        Assert.Contains("Đã xóa xong", erased.Html, StringComparison.Ordinal);
        Assert.Contains("expires=Thu, 01 Jan 1970", erased.SetCookie, StringComparison.Ordinal);
        Assert.Null(await host.Store.FindLearnerAsync(page.Address, CancellationToken.None));
    }

    [Theory]
    [InlineData("HEAD", "Mozilla/5.0")]
    [InlineData("GET", "Googlebot/2.1")]
    [InlineData("GET", "facebookexternalhit/1.1")]
    public async Task Nobody_is_made_a_learner_by_a_machine_that_looks(string method, string agent)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal(0, (await host.Store.StateAsync(CancellationToken.None)).Learners);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "own", HttpStatusCode.SeeOther)]
    public async Task Only_our_own_page_may_post_a_form(string header, string value, HttpStatusCode expected)
    {
        var page = await Page.OpenAsync(host);
        var said = value == "own" ? host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : value;
        using var response = await page.PostAsync([("text", "MENU")], (header, said));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_form_without_words_or_cookie_goes_back_to_the_page()
    {
        var page = await Page.OpenAsync(host);
        using var empty = await page.PostAsync([("text", " ")]);
        using var stranger = await host.Client.PostAsync("/chat", new FormUrlEncodedContent([new("id", "1"), new("text", "MENU")]));
        using var noForm = await host.Client.PostAsync("/chat", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal("/", empty.Headers.Location!.ToString());
        Assert.Equal("/", stranger.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, noForm.StatusCode);
        Assert.Single(await host.Store.RecentAsync(page.Address, 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_busy_store_is_a_kind_page_to_try_again()
    {
        host.Store.Busy = true;
        using var response = await host.Client.GetAsync("/");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("Xin chờ một chút", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_forbids_what_it_does_not_need_and_holds_no_inline_script_or_style()
    {
        var page = await Page.OpenAsync(host);
        var policy = Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(page.Response.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotMatch(InlineCode(), page.Html);
        Assert.Contains("Trợ lý học số", page.Written, StringComparison.Ordinal);
    }

    [GeneratedRegex("<script>|<style|style=|onclick=")]
    private static partial Regex InlineCode();
}
