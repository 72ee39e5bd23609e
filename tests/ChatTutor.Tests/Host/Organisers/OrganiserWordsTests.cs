using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>What organisers say to the bot, in the whole program.</summary>
public sealed class OrganiserWordsTests : IAsyncLifetime
{
    private static readonly Organiser An = new("an", "Nguyễn An", OrganiserRole.ProvinceOrganiser, Territory.Province, "telegram:1");

    private OrganiserHost host = null!;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.Organisers.ChangeAsync(_ => new([An, An with { Id = "binh", Chat = null }], []), default);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("ĐĂNG NHẬP")]
    [InlineData("dang nhap")]
    [InlineData(" Đăng  nhập. ")]
    public async Task From_the_linked_chat_a_link_comes_back_that_signs_in(string words)
    {
        var said = await SayAsync("1", "m1", words);

        var code = said.Text[(said.Text.IndexOf("ma=", StringComparison.Ordinal) + 3)..];
        using var browser = host.Browser();
        using var entered = await OrganiserHost.PostAsync(browser, SignIn.Path, ("ma", code));
        Assert.Equal("/hom-nay", entered.Headers.Location?.ToString());
        Assert.Contains(host.Address.AbsoluteUri + "dang-nhap?ma=", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_delivered_again_gets_the_same_link_and_it_is_still_good()
    {
        var first = await SayAsync("1", "m1", "đăng nhập");
        var again = await SayAsync("1", "m1", "đăng nhập");

        Assert.Equal(first, again);
        Assert.True(await host.Office.HasLinkAsync(first.Text[(first.Text.IndexOf("ma=", StringComparison.Ordinal) + 3)..], DateTimeOffset.UtcNow, default));
        Assert.Equal(AuditWords.LinkSent, Assert.Single(await host.Organisers.AuditAsync(1, 10, default)).Note.What);
    }

    [Fact]
    public async Task From_anybody_else_these_are_words_like_others()
    {
        Assert.DoesNotContain("ma=", (await SayAsync("2", "m1", "ĐĂNG NHẬP")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã nối", (await SayAsync("2", "m2", "NỐI ABCD1234")).Text, StringComparison.Ordinal);
        await host.Office.DisableAsync("an", new(DateTimeOffset.UtcNow, "lenh", "thu", "tinh"), default);
        Assert.DoesNotContain("ma=", (await SayAsync("1", "m3", "ĐĂNG NHẬP")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_the_account_page_links_a_chat_once()
    {
        var code = await host.Office.IssuePairingAsync("binh", new(DateTimeOffset.UtcNow, "binh", AuditWords.PairingSent, "tinh"), default);

        Assert.StartsWith("Đã nối với Nguyễn An.", (await SayAsync("7", "m1", $"nối {code!.ToLowerInvariant()}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã nối", (await SayAsync("8", "m1", $"NỐI {code}")).Text, StringComparison.Ordinal);

        Assert.Equal("telegram:7", (await host.Organisers.FindOrganiserAsync("binh", default))!.Chat);
        Assert.Contains("ma=", (await SayAsync("7", "m2", "đăng nhập")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_public_address_the_link_is_a_button()
    {
        await using var known = await OrganiserHost.StartAsync("--ChatTutor:Organisers:Address", "https://hoc.example.vn/");
        await known.Organisers.ChangeAsync(_ => new([An], []), default);

        var said = await SayAsync(known, "1", "m1", "đăng nhập");

        Assert.StartsWith("https://hoc.example.vn/dang-nhap?ma=", said.Link?.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("ma=", said.Text, StringComparison.Ordinal);
    }

    private Task<Reply.Say> SayAsync(string chat, string id, string words) => SayAsync(host, chat, id, words);

    private static async Task<Reply.Say> SayAsync(OrganiserHost host, string chat, string id, string words)
    {
        var incoming = new Incoming(new("telegram", chat), id, new InboundMessage.Text(words), DateTimeOffset.UtcNow);
        var handled = await host.Services.GetRequiredService<Conversations>().ReceiveAsync(incoming, default);
        return Assert.IsType<Reply.Say>(handled.Replies[0]);
    }
}
