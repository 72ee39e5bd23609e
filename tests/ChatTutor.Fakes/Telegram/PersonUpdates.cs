using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.Telegram;

/// <summary>The updates a person in a private chat causes, with the fields the real server sends.</summary>
internal static class PersonUpdates
{
    public static JsonObject Message(long chat, long message, DateTimeOffset at) => new()
    {
        ["message_id"] = message,
        ["date"] = at.ToUnixTimeSeconds(),
        ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private", ["first_name"] = "Lan" },
        ["from"] = Person(chat),
    };

    public static JsonObject Text(long chat, long message, DateTimeOffset at, string text)
    {
        var said = Message(chat, message, at);
        said["text"] = text;
        if (text.StartsWith('/'))
            said["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "bot_command",
                ["offset"] = 0,
                ["length"] = text.Split(' ')[0].Length,
            });
        return said;
    }

    public static JsonObject Tap(long chat, string id, FakeMessage message, string data, DateTimeOffset at) => new()
    {
        ["id"] = id,
        ["chat_instance"] = "-55",
        ["data"] = data,
        ["from"] = Person(chat),
        ["message"] = message.ToJson(chat, at),
    };

    public static JsonObject Membership(long chat, long botId, DateTimeOffset at, string before, string after) => new()
    {
        ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private" },
        ["from"] = Person(chat),
        ["date"] = at.ToUnixTimeSeconds(),
        ["old_chat_member"] = Member(botId, before),
        ["new_chat_member"] = Member(botId, after),
    };

    private static JsonObject Person(long id) => new()
    {
        ["id"] = id,
        ["is_bot"] = false,
        ["first_name"] = "Lan",
        ["language_code"] = "vi",
    };

    private static JsonObject Member(long botId, string status) => new()
    {
        ["status"] = status,
        ["user"] = new JsonObject { ["id"] = botId, ["is_bot"] = true, ["first_name"] = "Fake" },
        ["until_date"] = 0,
    };
}
