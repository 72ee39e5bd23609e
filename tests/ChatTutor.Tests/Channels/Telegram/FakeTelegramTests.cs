using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>The fake is as strict as the real server: a double that takes everything proves nothing.</summary>
public sealed class FakeTelegramTests : IAsyncLifetime
{
    private const long Lan = 77;

    private readonly HttpClient http = new();
    private FakeTelegram telegram = null!;

    public async Task InitializeAsync()
    {
        this.telegram = await FakeTelegram.StartAsync();
        telegram.Open(Lan);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await telegram.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"text":"a"}""", "chat identifier is empty")]
    [InlineData("""{"chat_id":404,"text":"a"}""", "chat not found")]
    [InlineData("""{"chat_id":77,"text":" \n "}""", "message text is empty")]
    [InlineData("""{"chat_id":77,"text":"<b>a","parse_mode":"Html"}""", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("""{"chat_id":77,"text":"ế<x>a</x>","parse_mode":"HTML"}""", "can't parse entities: Unsupported start tag \"x\" at byte offset 3")]
    [InlineData("""{"chat_id":77,"text":"1 < 2","parse_mode":"html"}""", "can't parse entities: Unsupported start tag \"\" at byte offset 2")]
    [InlineData("""{"chat_id":77,"text":"<b>a</i>","parse_mode":"Html"}""", "can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("""{"chat_id":77,"text":"a</i>","parse_mode":"Html"}""", "can't parse entities: Unexpected end tag at byte offset 1")]
    [InlineData("""{"chat_id":77,"text":"a","parse_mode":"Word"}""", "unsupported parse_mode")]
    [InlineData("""{"chat_id":77,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b"}]]}}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"chat_id":77,"text":"a","reply_markup":{"inline_keyboard":[[{"text":" ","callback_data":"x"}]]}}""", "can't parse inline keyboard button: button text must be non-empty")]
    [InlineData("""{"chat_id":77,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"b","url":"nowhere"}]]}}""", "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL")]
    public async Task A_message_it_refuses(string body, string why) => await RefusedAsync("sendMessage", body, 400, "Bad Request: " + why);

    [Fact]
    public async Task It_counts_text_after_the_marks_and_data_in_bytes()
    {
        await TakenAsync("sendMessage", new JsonObject { ["chat_id"] = Lan, ["text"] = "<b>" + new string('a', 4096) + "</b>", ["parse_mode"] = "Html" });
        await RefusedAsync("sendMessage", $$"""{"chat_id":77,"text":"{{new string('a', 4097)}}"}""", 400, "Bad Request: message is too long");
        await RefusedAsync("sendMessage", $$"""{"chat_id":77,"text":"{{new string('a', 32769)}}"}""", 400, "Bad Request: text is too long");
        await TakenAsync("sendMessage", Button(new string('đ', 32)));
        await RefusedAsync("sendMessage", Button(new string('đ', 33)).ToJsonString(), 400, "Bad Request: BUTTON_DATA_INVALID");
    }

    [Fact]
    public async Task What_it_brings_again_never_overtakes_what_was_said_before_it()
    {
        var (first, second) = (telegram.Text(Lan, "một"), telegram.Text(Lan, "hai"));
        telegram.Redeliver(second);
        var updates = JsonNode.Parse(await http.GetStringAsync(Url("getUpdates")))!["result"]!.AsArray();
        Assert.Equal([first, second, second], updates.Select(u => (long)u!["update_id"]!));
    }

    [Fact]
    public async Task It_takes_any_case_forms_and_queries()
    {
        using var form = new FormUrlEncodedContent([new("chat_id", "77"), new("text", "a")]);
        using var multipart = new MultipartFormDataContent { { new StringContent("77"), "chat_id" }, { new StringContent("b"), "text" } };
        Assert.True((await PostAsync("SENDMESSAGE", form)).IsSuccessStatusCode);
        Assert.True((await PostAsync("sendmessage", multipart)).IsSuccessStatusCode);
        Assert.True((await http.GetAsync(Url("sendMessage?chat_id=77&text=c"))).IsSuccessStatusCode);
        Assert.Equal(["a", "b", "c"], telegram.Sent(Lan).Select(m => m.Text));
        Assert.Equal([1L, 2L, 3L], telegram.Sent(Lan).Select(m => m.Id));
    }

    [Fact]
    public async Task It_knows_neither_other_methods_nor_other_tokens()
    {
        await RefusedAsync("sendTelepathy", "{}", 404, "Not Found: method not found");
        var answer = await http.PostAsync($"{telegram.Url}/bot1:wrong/getMe", null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_edit_must_change_something()
    {
        await TakenAsync("sendMessage", new JsonObject { ["chat_id"] = Lan, ["text"] = "a" });
        await TakenAsync("editMessageText", new JsonObject { ["chat_id"] = Lan, ["message_id"] = 1, ["text"] = "b" });
        var again = await PostAsync("editMessageText", JsonContent.Create(new { chat_id = Lan, message_id = 1, text = "b" }));
        Assert.Contains("message is not modified", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await RefusedAsync("editMessageText", """{"chat_id":77,"message_id":9,"text":"b"}""", 400, "Bad Request: message to edit not found");
    }

    [Fact]
    public async Task A_tap_is_answered_once()
    {
        await TakenAsync("sendMessage", Button("x"));
        telegram.Tap(Lan, "b");
        var updates = await TakenAsync("getUpdates", []);
        var id = (string)updates[0]!["callback_query"]!["id"]!;
        await TakenAsync("answerCallbackQuery", new JsonObject { ["callback_query_id"] = id });
        await RefusedAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{id}}"}""", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        Assert.Throws<InvalidOperationException>(() => telegram.Tap(Lan, "no such button"));
    }

    [Fact]
    public async Task Updates_stay_until_an_offset_confirms_them()
    {
        var first = telegram.Text(Lan, "một");
        telegram.Text(Lan, "hai");
        Assert.Equal(2, (await TakenAsync("getUpdates", [])).AsArray().Count);
        Assert.Single((await TakenAsync("getUpdates", new JsonObject { ["limit"] = 1 })).AsArray());
        Assert.Equal("hai", (string?)(await TakenAsync("getUpdates", new JsonObject { ["offset"] = first + 1 }))[0]!["message"]!["text"]);
        Assert.Equal(1, telegram.Waiting);
        Assert.Single((await TakenAsync("getUpdates", new JsonObject { ["offset"] = first + 1_000_000 })).AsArray());
        telegram.Text(Lan, "ba");
        Assert.Equal("ba", (string?)(await TakenAsync("getUpdates", new JsonObject { ["offset"] = -1 }))[0]!["message"]!["text"]);
        Assert.Equal(1, telegram.Waiting);
    }

    [Fact]
    public async Task A_long_poll_ends_when_something_comes_and_is_cut_at_the_limit()
    {
        var waiting = TakenAsync("getUpdates", new JsonObject { ["timeout"] = 50 });
        await TelegramBed.UntilAsync(() => telegram.RequestsTo("getUpdates").Any());
        var update = telegram.Text(Lan, "một");
        Assert.Single((await waiting).AsArray());
        telegram.LongestPoll = TimeSpan.FromSeconds(1);
        Assert.Empty((await TakenAsync("getUpdates", new JsonObject { ["offset"] = update + 1, ["timeout"] = 1000 })).AsArray());
    }

    [Fact]
    public async Task Kinds_that_were_not_asked_for_do_not_come_and_the_choice_is_remembered()
    {
        await TakenAsync("getUpdates", new JsonObject { ["allowed_updates"] = new JsonArray("callback_query") });
        Assert.Equal(0, telegram.Text(Lan, "một"));
        await TakenAsync("getUpdates", []);
        Assert.Equal(0, telegram.Text(Lan, "hai"));
        await TakenAsync("getUpdates", new JsonObject { ["allowed_updates"] = new JsonArray() });
        Assert.NotEqual(0, telegram.Text(Lan, "ba"));
    }

    [Fact]
    public async Task A_newer_poll_a_webhook_and_setting_one_are_conflicts()
    {
        var older = PostAsync("getUpdates", JsonContent.Create(new { timeout = 50 }));
        await TelegramBed.UntilAsync(() => telegram.Requests.Count == 1);
        var newer = PostAsync("getUpdates", JsonContent.Create(new { timeout = 50 }));
        Assert.Contains("terminated by other getUpdates request", await (await older).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await TakenAsync("setWebhook", new JsonObject { ["url"] = "https://example.vn/x" });
        Assert.Contains("terminated by setWebhook request", await (await newer).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await RefusedAsync("getUpdates", "{}", 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        await TakenAsync("deleteWebhook", []);
        await TakenAsync("getUpdates", []);
    }

    [Fact]
    public async Task Too_many_requests_says_so_in_the_header_too()
    {
        telegram.Fail("getMe", TelegramFaults.TooManyRequests(7));
        var answer = await PostAsync("getMe", null);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Contains("\"retry_after\":7", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static JsonObject Button(string data) => new()
    {
        ["chat_id"] = Lan,
        ["text"] = "a",
        ["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray(new JsonArray(new JsonObject { ["text"] = "b", ["callback_data"] = data })) },
    };

    private string Url(string method) => $"{telegram.Url}/bot{telegram.Token}/{method}";

    private Task<HttpResponseMessage> PostAsync(string method, HttpContent? content) => http.PostAsync(Url(method), content);

    private async Task<JsonNode> TakenAsync(string method, JsonObject body)
    {
        var answer = await PostAsync(method, JsonContent.Create(body));
        var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.True((bool)read["ok"]!, read.ToJsonString());
        return read["result"]!;
    }

    private async Task RefusedAsync(string method, string body, int code, string why)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await PostAsync(method, content);
        var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((code, code, why), ((int)answer.StatusCode, (int)read["error_code"]!, (string)read["description"]!));
    }
}
