using System.Net.Http.Json;
using System.Text.Json;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>"/gui" from an organiser's own chat, in the whole program: the same broadcast, steps and limits as from the page.</summary>
public sealed class ChatNoticeTests : IAsyncLifetime
{
    private const string Own = "phuong-sa-dec", Words = "GỬI 8 giờ sáng mai học ở nhà văn hóa.";

    private OrganiserHost host = null!;
    private int messages;

    public async Task InitializeAsync()
    {
        host = await OrganiserHost.StartAsync();
        await host.Organisers.ChangeAsync(
            _ => new(
            [
                new("an", "An", OrganiserRole.CommuneOrganiser, new(Own), "web:an"),
                new("hanh", "Hạnh", OrganiserRole.HamletVolunteer, new(Own, "ap-1"), "web:hanh"),
                new("hoa", "Hoa", OrganiserRole.Auditor, Territory.Province, "web:hoa"),
            ],
            []),
            default);
        await host.WelcomeAsync("web", "p1", Own, Own + "/ap-1");
        await host.WelcomeAsync("web", "p2", Own);
        await host.WelcomeAsync("web", "p3", "phuong-cao-lanh");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("an", 2)]
    [InlineData("hanh", 1)]
    public async Task It_is_shown_counted_in_the_own_area_and_sent_after_a_yes(string organiser, int people)
    {
        var asked = await SayAsync(organiser, Words);
        Assert.Contains($"Nhắn được {people} người", asked.Text, StringComparison.Ordinal);
        Assert.Equal(["Gửi cho bà con", "Sửa", "Thôi"], asked.Choices.Select(c => c.Label));
        Assert.Equal("8 giờ sáng mai học ở nhà văn hóa.", await OwnCopyAsync(organiser));

        var sent = await TapAsync(organiser, asked.Choices[0].Id);

        Assert.Contains($"{people} người", sent.Text, StringComparison.Ordinal);
        var broadcast = (await TheOneAsync()).Broadcast;
        Assert.Equal((organiser, people), (broadcast.Author, broadcast.Counted));
        Assert.Equal(
            [AuditWords.BroadcastSaved, AuditWords.BroadcastTested, AuditWords.BroadcastSent],
            (await host.Organisers.AuditAsync(1, 10, default)).Select(e => e.Note.What));
        Assert.Contains("không còn ở bước này", (await TapAsync(organiser, asked.Choices[0].Id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_words_do_what_the_buttons_do_while_it_is_asked()
    {
        await SayAsync("an", "/gui Mai học nhé");
        Assert.Equal("Đã bỏ, không gửi cho ai.", (await SayAsync("an", "thôi")).Text);
        Assert.Equal(BroadcastState.Stopped, (await TheOneAsync()).Broadcast.State);
        Assert.DoesNotContain("Đã bỏ", (await SayAsync("an", "thôi")).Text, StringComparison.Ordinal);
        await SayAsync("an", "gui Mốt học nhé");
        Assert.StartsWith("Đã bỏ tin cũ.", (await SayAsync("an", "sua")).Text, StringComparison.Ordinal);
        await SayAsync("an", "gui Mốt học nhé");
        Assert.Contains("2 người", (await SayAsync("an", "gửi")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_delivered_again_writes_no_second_notice()
    {
        var first = await SayAsync("an", Words, "m1");
        Assert.Equal(first.Text, (await SayAsync("an", Words, "m1")).Text);
        await TheOneAsync();
    }

    [Fact]
    public async Task For_everybody_else_these_are_words_like_others()
    {
        foreach (var who in new[] { "p1", "hoa" })
            Assert.DoesNotContain("bà con", (await SayAsync(who, Words)).Text, StringComparison.Ordinal);
        var asked = await SayAsync("an", Words);
        foreach (var who in new[] { "p1", "hoa", "hanh" })
            await TapAsync(who, asked.Choices[0].Id);
        Assert.Equal(BroadcastState.Tested, (await TheOneAsync()).Broadcast.State);
    }

    [Fact]
    public async Task What_is_too_long_empty_or_leads_away_is_not_written()
    {
        Assert.Contains("tối đa 500", (await SayAsync("an", "GỬI " + new string('a', ChatNotices.Longest + 1))).Text, StringComparison.Ordinal);
        Assert.StartsWith("Gõ GỬI rồi tới lời", (await SayAsync("an", "/gui")).Text, StringComparison.Ordinal);
        Assert.Contains(".gov.vn", (await SayAsync("an", "GỬI xem https://example.com")).Text, StringComparison.Ordinal);
        Assert.Empty(await host.Services.GetRequiredService<IBroadcastStore>().BroadcastsAsync(default));
    }

    [Fact]
    public async Task To_more_than_a_thousand_only_the_page_sends_with_the_second_factor()
    {
        for (var i = 0; i < Access.WideAudience; i++)
            await host.WelcomeAsync("web", $"many-{i}", Own, Own + "/ap-1");

        var told = await SayAsync("an", Words);

        Assert.Contains("Nhắn được 1.002 người, hơn 1.000", told.Text, StringComparison.Ordinal);
        Assert.Contains("trang Thông báo: vào đó gửi bằng mã thứ hai, rồi người khác duyệt", told.Text, StringComparison.Ordinal);
        Assert.Empty(told.Choices);
        await TapAsync("an", $"gui:{(await TheOneAsync()).Broadcast.Id}:gui");
        Assert.Equal(BroadcastState.Tested, (await TheOneAsync()).Broadcast.State);
        Assert.Contains("Nhờ ban tổ chức xã, phường gửi giùm.", (await SayAsync("hanh", Words)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_on_the_organisers_own_screen_is_no_notice()
    {
        await host.Services.GetRequiredService<IStore>().HandleAsync(
            new Incoming(new("web", "an"), "asked", new InboundMessage.Started(null), DateTimeOffset.UtcNow, Inline: true),
            who => Turn.Silent(who with { Offered = [new("1:opt:a", "Gửi hình mã"), new("1:opt:b", "Không đưa")] }), default);

        await SayAsync("an", "gửi hình mã");
        Assert.Empty(await host.Services.GetRequiredService<IBroadcastStore>().BroadcastsAsync(default));
        await SayAsync("an", "/gui hình mã");
        Assert.Equal("hình mã", (await TheOneAsync()).Broadcast.General.Text);
    }

    [Fact]
    public async Task Who_learns_on_the_organisers_phone_sends_nothing()
    {
        var asked = await SayAsync("hanh", Words);
        await host.Services.GetRequiredService<IStore>().HandleAsync(
            new Incoming(new("web", "hanh"), "added", new InboundMessage.Started(null), DateTimeOffset.UtcNow, Inline: true),
            (_, phone) => Turn.Silent(new Learner(phone.Newcomer.Learner)) with { Change = new IdentityChange.Add("Bà Sáu") }, default);

        foreach (var words in new[] { Words, "gửi", "thôi" })
            await SayAsync("hanh", words);
        await TapAsync("hanh", asked.Choices[0].Id);

        Assert.Equal(BroadcastState.Tested, (await TheOneAsync()).Broadcast.State);
    }

    [Fact]
    public async Task In_the_web_chat_over_a_socket_it_comes_to_the_people_after_the_yes()
    {
        using var http = host.Browser();
        var (organiser, neighbour) = (await BeginAsync(http), await BeginAsync(http));
        await host.Organisers.ChangeAsync(_ => new([new("binh", "Bình", OrganiserRole.CommuneOrganiser, new("phuong-my-tho"), AddressOf(organiser).ToString())], []), default);
        await host.WelcomeAsync("web", AddressOf(neighbour).User, "phuong-my-tho");

        var asked = await ChatAsync(http, organiser, "g1", "text", "/gui Mai họp lúc 7 giờ");
        Assert.Contains("Nhắn được 1 người", asked.GetProperty("text").GetString(), StringComparison.Ordinal);
        var again = await ChatAsync(http, organiser, "g1", "text", "/gui Mai họp lúc 7 giờ");
        Assert.Equal(asked.ToString(), again.ToString());
        var sent = await ChatAsync(http, organiser, "g2", "choice", asked.GetProperty("choices")[0].GetProperty("id").GetString()!);

        Assert.Matches("^(Đang gửi cho|Đang là giờ nghỉ).* 1 người", sent.GetProperty("text").GetString());
        Assert.Contains((await TheOneAsync()).Broadcast.State, (BroadcastState[])[BroadcastState.Scheduled, BroadcastState.Running, BroadcastState.Done]);
    }

    private static Address AddressOf(string secret) => Bearer.TryParse(secret, out var bearer) ? bearer.Address : throw new ArgumentException("Not a secret.", nameof(secret));

    private static async Task<string> BeginAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/api/chat", new { id = Guid.NewGuid().ToString(), text = "menu" });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("learner").GetString()!;
    }

    private static async Task<JsonElement> ChatAsync(HttpClient http, string learner, string id, string kind, string what)
    {
        using var answer = await http.PostAsJsonAsync("/api/chat", new Dictionary<string, string> { ["learner"] = learner, ["id"] = id, [kind] = what });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("replies")[0];
    }

    private async Task<Standing> TheOneAsync() => Assert.Single(await host.Services.GetRequiredService<IBroadcastStore>().BroadcastsAsync(default));

    private async Task<string> OwnCopyAsync(string who) =>
        (await host.Services.GetRequiredService<IStore>().RecentAsync(new("web", who), 10, default)).SelectMany(t => t.Replies).First(r => r.Id.StartsWith("thong-bao-", StringComparison.Ordinal)).Text;

    private Task<Reply> SayAsync(string who, string words, string? id = null) => SendAsync(who, new InboundMessage.Text(words), id);

    private Task<Reply> TapAsync(string who, string choice) => SendAsync(who, new InboundMessage.Choice(choice));

    private async Task<Reply> SendAsync(string who, InboundMessage message, string? id = null)
    {
        var door = host.Services.GetRequiredService<Conversations>();
        return (await door.ReceiveAsync(new Incoming(new("web", who), id ?? $"m{++messages}", message, door.Now, Inline: true), default)).Replies.FirstOrDefault() ?? new Reply.Say("", "", []);
    }
}
