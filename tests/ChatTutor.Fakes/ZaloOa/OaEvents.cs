using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ChatTutor.Fakes.ZaloOa;

/// <summary>Events as Zalo writes them.</summary>
internal sealed class OaEvents(string appId, string accountId, Func<string, string> newId, TimeProvider time)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Text(string user, string text) => FromPerson(user, "user_send_text", new JsonObject { ["text"] = text });

    public string Media(string user, string kind, JsonObject payload) => FromPerson(
        user, "user_send_" + kind, new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["type"] = kind, ["payload"] = payload }) });

    /// <summary>"follow" and "unfollow".</summary>
    public string Following(string user, string name) => Write(new JsonObject
    {
        ["oa_id"] = accountId,
        ["follower"] = new JsonObject { ["id"] = user },
        ["source"] = "oa_profile",
        ["event_name"] = name,
    });

    public string Withdraw(string user) => Write(new JsonObject { ["user_id"] = user, ["event_name"] = "user_withdraw" });

    /// <param name="admin">Who of the office wrote by hand; null for the application's own.</param>
    public string FromAccount(string user, string text, string messageId, string? admin)
    {
        var sender = new JsonObject { ["id"] = accountId };
        if (admin is not null)
            sender["admin_id"] = admin;
        return Write(new JsonObject
        {
            ["sender"] = sender,
            ["recipient"] = new JsonObject { ["id"] = user },
            ["event_name"] = "oa_send_text",
            ["message"] = new JsonObject { ["text"] = text, ["msg_id"] = messageId },
        });
    }

    public string Received(string user, string messageId) => Write(new JsonObject
    {
        ["sender"] = new JsonObject { ["id"] = accountId },
        ["recipient"] = new JsonObject { ["id"] = user },
        ["event_name"] = "user_received_message",
        ["message"] = new JsonObject { ["msg_id"] = messageId },
    });

    private string FromPerson(string user, string name, JsonObject message)
    {
        message["msg_id"] = newId("b2db3895");
        return Write(new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = user },
            ["recipient"] = new JsonObject { ["id"] = accountId },
            ["event_name"] = name,
            ["message"] = message,
        });
    }

    private string Write(JsonObject body)
    {
        body["app_id"] = appId;
        body["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return body.ToJsonString(Plain);
    }
}
