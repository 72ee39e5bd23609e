using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

public sealed class RenderingTests : IDisposable
{
    private static readonly ReplyChoice[] TwoChoices = [new("q:1:a", "Đúng"), new("q:1:b", "Sai")];

    private readonly string media = Directory.CreateTempSubdirectory("media").FullName;

    public void Dispose() => Directory.Delete(media, recursive: true);

    [Fact]
    public async Task A_long_reply_comes_in_parts_with_the_notes_and_buttons_on_the_last()
    {
        await using var bed = await StartMediaAsync();
        var text = string.Join("\n\n", Enumerable.Range(1, 300).Select(i => $"Đoạn {i}: an toàn số & <b>\"cẩn thận\"</b>."));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Say("r", text, TwoChoices, Source: "Nghị định", Ai: true)));
        var sent = bed.Telegram.Sent(Lan);
        Assert.Equal(4, sent.Count);
        Assert.All(sent, m => Assert.InRange(m.Text.Length, 1, 4096));
        Assert.All(sent.SkipLast(1), m => Assert.Empty(m.Buttons));
        Assert.Equal(["Đúng", "Sai"], sent[^1].Buttons.Select(b => b.Label));
        Assert.EndsWith("\n\nAI soạn\nNguồn: Nghị định", sent[^1].Text, StringComparison.Ordinal);
        Assert.Equal(text + "\n\nAI soạn\nNguồn: Nghị định", string.Join("\n\n", sent.Select(m => m.Text)));
    }

    [Theory]
    [InlineData(4050)]
    [InlineData(4096)]
    [InlineData(8192)]
    public async Task The_notes_have_their_place_at_the_limit(int length)
    {
        await using var bed = await StartMediaAsync();
        var source = new string('s', 600);
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Say("r", new string('a', length), TwoChoices, source, Ai: true)));
        Assert.Equal(length, bed.Telegram.Sent(Lan).Sum(m => m.Text.Count(c => c == 'a')));
        Assert.Contains("Nguồn: sss", bed.Telegram.Sent(Lan)[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("reset")]
    public async Task A_second_try_goes_on_after_the_parts_already_taken(string fault)
    {
        await using var bed = await StartMediaAsync();
        var reply = new Reply.Say("r", new string('a', 4096) + new string('b', 4096) + "c", []);
        bed.Telegram.Fail("sendMessage", new Fault.Delay(TimeSpan.Zero));
        bed.Telegram.Fail("sendMessage", fault == "429" ? TelegramFaults.TooManyRequests(1) : new Fault.ResetBefore());
        Assert.IsNotType<SendResult.Sent>(await bed.SendAsync(reply));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(reply));
        Assert.Equal("abc", string.Concat(bed.Telegram.Sent(Lan).Select(m => m.Text[0])));
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_then_named()
    {
        await using var bed = await StartMediaAsync();
        Directory.CreateDirectory(Path.Combine(media, "vneid"));
        await File.WriteAllTextAsync(Path.Combine(media, "vneid", "the.png"), "picture");
        var reply = new Reply.Picture("r", "Thẻ <mới>", TwoChoices, "vneid/the.png", "Thẻ căn cước");
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(reply));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(reply, id: 2));
        Assert.All(bed.Telegram.Sent(Lan), m =>
        {
            Assert.Equal("picture", Encoding.UTF8.GetString(m.Photo!));
            Assert.Equal("Thẻ <mới>", m.Text);
            Assert.Equal(2, m.Rows.Count);
        });
        Assert.Equal([1, 0], bed.Telegram.RequestsTo("sendPhoto").Select(r => r.Files.Count));
    }

    [Fact]
    public async Task A_long_caption_follows_its_picture()
    {
        await using var bed = await StartMediaAsync();
        await File.WriteAllTextAsync(Path.Combine(media, "a.png"), "picture");
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Picture("r", new string('x', 1025), TwoChoices, "a.png", "")));
        var sent = bed.Telegram.Sent(Lan);
        Assert.Equal(["", new string('x', 1025)], sent.Select(m => m.Text));
        Assert.Equal([0, 2], sent.Select(m => m.Rows.Count));
    }

    [Theory]
    [InlineData("no-such.png")]
    [InlineData("../outside.png")]
    [InlineData("/etc/hostname")]
    public async Task A_picture_that_is_not_there_or_not_ours_becomes_words(string file)
    {
        await using var bed = await StartMediaAsync();
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Picture("r", "Xem thẻ", TwoChoices, file, "Thẻ căn cước")));
        var message = Assert.Single(bed.Telegram.Sent(Lan));
        Assert.Equal("[Hình: Thẻ căn cước]\n\nXem thẻ", message.Text);
        Assert.Equal(2, message.Rows.Count);
        Assert.Empty(bed.Telegram.RequestsTo("sendPhoto"));
    }

    [Fact]
    public async Task A_picture_Telegram_does_not_take_becomes_words()
    {
        await using var bed = await StartMediaAsync();
        await File.WriteAllTextAsync(Path.Combine(media, "a.png"), "picture");
        bed.Telegram.Fail("sendPhoto", new Fault.Error(400, "Bad Request: IMAGE_PROCESS_FAILED"));
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Picture("r", "Xem thẻ", TwoChoices, "a.png", "Thẻ")));
        var message = Assert.Single(bed.Telegram.Sent(Lan));
        Assert.Equal("[Hình: Thẻ]\n\nXem thẻ", message.Text);
        Assert.Contains(bed.Log.Lines, l => l.Level == LogLevel.Warning && l.Line.Contains("a.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blocked_person_gets_no_picture_either()
    {
        await using var bed = await StartMediaAsync();
        await File.WriteAllTextAsync(Path.Combine(media, "a.png"), "picture");
        bed.Telegram.Fail("sendPhoto", TelegramFaults.Blocked);
        Assert.IsType<SendResult.Unreachable>(await bed.SendAsync(new Reply.Picture("r", "", [], "a.png", "Thẻ")));
        Assert.IsType<SendResult.Unreachable>(await bed.SendAsync(new Reply.Picture("r", "", [], "a.png", "Thẻ"), user: "404"));
        Assert.Empty(bed.Telegram.RequestsTo("sendMessage"));
    }

    private async Task<TelegramBed> StartMediaAsync()
    {
        var bed = await StartAsync(change: s => s with { MediaFolder = media });
        bed.Telegram.Open(Lan);
        return bed;
    }
}
