using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatTutor.Fakes.Telegram;

/// <summary>The methods the fake knows, each as strict as the real one where a bot can go wrong.</summary>
internal sealed partial class TelegramMethods(TelegramState state, long botId)
{
    /// <summary>Bytes that a bot may download.</summary>
    private const int LargestDownload = 20 << 20;

    private readonly WebhookMethods webhook = new(state);

    /// <summary>Any other method is refused, as the real server does with one it does not know.</summary>
    public JsonNode? Run(ApiRequest request) => request.Method switch
    {
        "getme" => new JsonObject { ["id"] = botId, ["is_bot"] = true, ["first_name"] = "Fake", ["username"] = "fake_bot" },
        "sendmessage" => SendMessage(request),
        "sendphoto" => SendPhoto(request),
        "editmessagetext" => EditMessageText(request),
        "editmessagereplymarkup" => EditMessageReplyMarkup(request),
        "sendchataction" => SendChatAction(request),
        "getfile" => GetFile(request),
        "answercallbackquery" => AnswerCallbackQuery(request),
        "setmycommands" => SetMyCommands(request),
        "setwebhook" => webhook.Set(request),
        "deletewebhook" => webhook.Delete(),
        "getwebhookinfo" => webhook.Info(),
        _ => throw new ApiError(404, "Not Found: method not found"),
    };

    public void CheckPolling()
    {
        if (state.Webhook is not null)
            throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }

    private JsonObject SendMessage(ApiRequest request)
    {
        var text = MessageRules.ReadText(request);
        var rows = MessageRules.ReadButtons(request);
        var chat = state.OpenChat(request.Number("chat_id"));
        return chat.Add(id => new FakeMessage(id, text, rows, null, request)).ToJson(request.Number("chat_id")!.Value, state.Now);
    }

    private JsonObject SendPhoto(ApiRequest request)
    {
        var caption = MessageRules.ReadCaption(request);
        var rows = MessageRules.ReadButtons(request);
        var photo = ReadPhoto(request);
        var number = request.Number("chat_id");
        var chat = state.OpenChat(number);
        var message = chat.Add(id => new FakeMessage(id, caption, rows, photo, request));
        state.Files[FakeMessage.FileId(message.Id, number!.Value)] = photo;
        return message.ToJson(number.Value, state.Now);
    }

    private byte[] ReadPhoto(ApiRequest request)
    {
        // The file itself, or its name elsewhere in the form: https://core.telegram.org/bots/api#sending-files
        if (request.Files.TryGetValue("photo", out var direct))
            return direct;
        var photo = request.Text("photo") ?? throw ApiError.Bad("there is no photo in the request");
        if (!photo.StartsWith("attach://", StringComparison.Ordinal))
            return state.Files.TryGetValue(photo, out var known) ? known : throw ApiError.Bad("wrong file identifier/HTTP URL specified");
        var uploaded = request.Files.GetValueOrDefault(photo["attach://".Length..]);
        return uploaded is { Length: > 0 } ? uploaded : throw ApiError.Bad("file must be non-empty");
    }

    private JsonObject EditMessageText(ApiRequest request)
    {
        var text = MessageRules.ReadText(request);
        var rows = MessageRules.ReadButtons(request);
        var number = request.Number("chat_id");
        var edited = state.OpenChat(number).Replace(request.Number("message_id") ?? 0, old =>
            old.Text == text && old.Buttons.SequenceEqual(rows.SelectMany(r => r))
                ? throw NotModified()
                : old with { Text = text, Rows = rows, Request = request });
        return edited.ToJson(number!.Value, state.Now);
    }

    private JsonObject EditMessageReplyMarkup(ApiRequest request)
    {
        var rows = MessageRules.ReadButtons(request);
        var number = request.Number("chat_id");
        return state.OpenChat(number).Replace(request.Number("message_id") ?? 0, old =>
            old.Buttons.SequenceEqual(rows.SelectMany(r => r)) ? throw NotModified() : old with { Rows = rows }).ToJson(number!.Value, state.Now);
    }

    private JsonValue SendChatAction(ApiRequest request)
    {
        state.OpenChat(request.Number("chat_id"));
        return request.Text("action") is "typing" or "upload_photo" or "record_voice" or "upload_voice" or "upload_document"
            ? JsonValue.Create(true) : throw ApiError.Bad("wrong parameter action in request");
    }

    private JsonObject GetFile(ApiRequest request)
    {
        if (request.Text("file_id") is not { } id || !state.Files.TryGetValue(id, out var file))
            throw ApiError.Bad("invalid file_id");
        if (file.Length > LargestDownload)
            throw ApiError.Bad("file is too big");
        var told = new JsonObject { ["file_id"] = id, ["file_unique_id"] = "u" + id, ["file_path"] = state.PathOf(id) };
        if (state.TellsSize)
            told["file_size"] = file.Length;
        return told;
    }

    private static ApiError NotModified() => ApiError.Bad(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");

    private JsonValue AnswerCallbackQuery(ApiRequest request)
    {
        if (request.Text("text") is { Length: > 200 })
            throw ApiError.Bad("MESSAGE_TOO_LONG");
        state.CloseTap(request.Text("callback_query_id"));
        return JsonValue.Create(true);
    }

    private JsonValue SetMyCommands(ApiRequest request)
    {
        var commands = request.Json("commands")?.AsArray() ?? [];
        if (commands.Count > 100)
            throw ApiError.Bad("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands)
        {
            if (!CommandName().IsMatch((string?)command!["command"] ?? ""))
                throw ApiError.Bad("BOT_COMMAND_INVALID");
            if (((string?)command["description"] ?? "").Length is 0 or > 256)
                throw ApiError.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        state.Commands = (JsonArray)commands.DeepClone();
        return JsonValue.Create(true);
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
