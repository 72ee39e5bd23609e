using System.Text.Json.Nodes;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>grammY and telegraf talk with the fake: it is Telegram enough for clients written against the real one.</summary>
public class ForeignClientTests
{
    private const long Lan = 77;

    [ClientTheory]
    [InlineData("grammy", "polling")]
    [InlineData("grammy", "webhook")]
    [InlineData("telegraf", "polling")]
    [InlineData("telegraf", "webhook")]
    public async Task A_bot_made_with_another_library_works_against_the_fake(string library, string mode)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        telegram.RetryStep = TimeSpan.FromMilliseconds(100);
        await using var bot = await ForeignClient.StartAsync(telegram, library, mode);

        await TapAsync(telegram);
        await SpeakAsync(telegram);
        await MeetRefusalsAsync(telegram);

        telegram.Block(Lan);
        Assert.Equal("standing kicked", await bot.SaysAsync("standing"));
        await TelegramBed.UntilAsync(() => mode == "polling" || telegram.Waiting == 0);
        Assert.Equal(mode == "webhook", telegram.Webhook == "https://bot.example.vn/hook");
        Assert.Equal(0, await bot.EndAsync());
    }

    private static async Task TapAsync(FakeTelegram telegram)
    {
        telegram.Text(Lan, "/start");
        var greeting = await telegram.MessageAsync(Lan, 1);
        Assert.Equal(("Chào & mời", "Đúng Sai"), (greeting.Text, string.Join(' ', greeting.Buttons.Select(b => b.Label))));
        telegram.Tap(Lan, "Sai");
        Assert.Equal("chọn s", (await telegram.MessageAsync(Lan, 2)).Text);
        Assert.Empty(telegram.Sent(Lan)[0].Buttons);
        Assert.Equal(0, telegram.TapsSpinning);
        Assert.Equal("typing", Assert.Single(telegram.RequestsTo("sendChatAction")).Text("action"));
    }

    private static async Task SpeakAsync(FakeTelegram telegram)
    {
        telegram.Text(Lan, "xin chào");
        Assert.Equal("nghe: xin chào", (await telegram.MessageAsync(Lan, 3)).Text);
        telegram.Media(Lan, "voice", new JsonObject { ["file_id"] = "AwAC", ["file_unique_id"] = "u", ["duration"] = 4, ["mime_type"] = "audio/ogg" });
        Assert.Equal("giọng nói 4", (await telegram.MessageAsync(Lan, 4)).Text);
        telegram.Text(Lan, "ảnh");
        var picture = await telegram.MessageAsync(Lan, 5);
        Assert.Equal(("ảnh", 8), (picture.Text, picture.Photo?.Length));
        telegram.Text(Lan, "sửa");
        await TelegramBed.UntilAsync(() => telegram.Sent(Lan) is [.., { Text: "sau" }]);
        telegram.Text(Lan, "lệnh");
        Assert.Equal("xong", (await telegram.MessageAsync(Lan, 7)).Text);
        Assert.Equal("hoc", (string?)Assert.Single(telegram.Commands)!["command"]);
    }

    private static async Task MeetRefusalsAsync(FakeTelegram telegram)
    {
        telegram.Text(Lan, "lạ");
        Assert.Equal("400 Bad Request: chat not found", (await telegram.MessageAsync(Lan, 8)).Text);
        telegram.Fail("sendMessage", TelegramFaults.TooManyRequests(7));
        telegram.Text(Lan, "gấp");
        Assert.Equal("429 Too Many Requests: retry after 7 7", (await telegram.MessageAsync(Lan, 9)).Text);
    }
}
