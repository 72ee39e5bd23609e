using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.ZaloBot;

/// <summary>The methods there are; the case of their names matters, and nothing edits, deletes or makes a button.</summary>
internal sealed class ZaloBotMethods(ZaloBotState state)
{
    private const int LongestText = 2000;

    public async Task<JsonObject> RunAsync(ApiRequest request) => request.Method switch
    {
        "getMe" => Result(new JsonObject { ["id"] = "1459232241454765289", ["account_name"] = "bot.fake", ["account_type"] = "BASIC", ["can_join_groups"] = false }),
        "sendMessage" => Send(request, Words(request, "text", isNeeded: true), null),
        "sendPhoto" => Send(request, Words(request, "caption", isNeeded: false), Photo(request)),
        "sendChatAction" => ChatAction(request),
        "setWebhook" => await SetWebhookAsync(request),
        "deleteWebhook" => DeleteWebhook(),
        "getWebhookInfo" => state.Webhook is { } url ? Result(Info(url.ToString())) : throw new ApiError(404, "Not found"),
        _ => throw new ApiError(404, "Not found"),
    };

    private JsonObject Send(ApiRequest request, string text, string? photo)
    {
        var chat = Chat(request);
        var sent = state.Sent[chat];
        var message = new ZaloBotMessage($"{Random.Shared.NextInt64():x16}", text, photo, request);
        sent.Enqueue(message);
        return Result(new JsonObject { ["message_id"] = message.Id, ["date"] = state.Now.ToUnixTimeMilliseconds() });
    }

    // "ok" alone, without a result: as documented.
    private JsonObject ChatAction(ApiRequest request)
    {
        Chat(request);
        return request.Text("action") is "typing" or "upload_photo" ? new JsonObject { ["ok"] = true } : throw Bad("action");
    }

    private async Task<JsonObject> SetWebhookAsync(ApiRequest request)
    {
        var secret = request.Text("secret_token") ?? "";
        if (secret.Length == 0)
            throw Bad("The secret_token must not be empty");
        if (secret.Length is < 8 or > 256)
            throw Bad("The secret_token must be 8 to 256 characters");
        if (!Uri.TryCreate(request.Text("url"), UriKind.Absolute, out var url) || url.Scheme != "https" || url.IsLoopback)
            throw Bad("The url must be a public https address");
        // Set first, tried then: it stays though the trial fails.
        state.SetWebhook(url, secret);
        var status = await state.Push.ProbeAsync("""{"event_name":"webhook.test"}""");
        var info = Info(url.ToString());
        info["verification"] = new JsonObject
        {
            ["ok"] = status is >= 200 and < 300,
            ["outcome"] = status is >= 200 and < 300 ? "webhook.ok" : "webhook.unreachable",
            ["status_code"] = status,
        };
        return Result(info);
    }

    private JsonObject DeleteWebhook()
    {
        state.DeleteWebhook();
        return Result(Info(""));
    }

    private JsonObject Info(string url) => new() { ["url"] = url, ["updated_at"] = state.Now.ToUnixTimeMilliseconds() };

    private string Chat(ApiRequest request) =>
        request.Fields["chat_id"] is JsonValue value && value.TryGetValue(out string? id) && state.Sent.ContainsKey(id) ? id : throw Bad("chat_id");

    private static string Photo(ApiRequest request) =>
        Uri.TryCreate(request.Text("photo"), UriKind.Absolute, out var url) && url.Scheme == "https" ? url.AbsoluteUri : throw Bad("photo");

    private static string Words(ApiRequest request, string field, bool isNeeded)
    {
        var text = request.Text(field);
        if (text is null && !isNeeded)
            return "";
        return string.IsNullOrWhiteSpace(text) || text.Length > LongestText ? throw Bad($"{field} must be 1 to {LongestText} characters") : text;
    }

    private static JsonObject Result(JsonObject result) => new() { ["ok"] = true, ["result"] = result };

    private static ApiError Bad(string why) => new(400, "Bad request: " + why);
}
