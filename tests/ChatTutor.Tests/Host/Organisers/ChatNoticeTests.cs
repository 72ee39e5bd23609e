using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
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
        Assert.Equal(["Gửi", "Sửa", "Thôi"], asked.Choices.Select(c => c.Label));
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
    public async Task More_than_a_thousand_wait_for_the_second_person()
    {
        for (var i = 0; i < Access.WideAudience; i++)
            await host.WelcomeAsync("web", $"many-{i}", Own, Own + "/ap-1");

        Assert.Contains("chờ người thứ hai duyệt", (await TapAsync("an", (await SayAsync("an", Words)).Choices[0].Id)).Text, StringComparison.Ordinal);
        Assert.Equal(BroadcastState.Asked, (await TheOneAsync()).Broadcast.State);
        Assert.Contains("nhờ ban tổ chức xã", (await TapAsync("hanh", (await SayAsync("hanh", Words)).Choices[0].Id)).Text, StringComparison.Ordinal);
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
