using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.ZaloBot;

/// <summary>What a person in a private chat causes, with the fields seen on real calls.</summary>
internal static class PersonEvents
{
    /// <summary>The date is in milliseconds; for a private chat its id is the person's.</summary>
    public static JsonObject Message(string id, string person, DateTimeOffset at) => new()
    {
        ["message_id"] = id,
        ["date"] = at.ToUnixTimeMilliseconds(),
        ["chat"] = new JsonObject { ["id"] = person, ["chat_type"] = "PRIVATE" },
        ["from"] = new JsonObject { ["id"] = person, ["display_name"] = "Ted", ["is_bot"] = false },
    };
}
