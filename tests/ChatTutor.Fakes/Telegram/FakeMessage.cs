using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.Telegram;

/// <summary>A message the bot has sent, as the person sees it.</summary>
/// <param name="Id">Counts in its chat, the person's own messages included.</param>
/// <param name="Text">The words or the caption, without marks.</param>
/// <param name="Photo">The picture's bytes, or null.</param>
/// <param name="Request">The call that made it.</param>
public sealed record FakeMessage(
    long Id, string Text, IReadOnlyList<IReadOnlyList<FakeButton>> Rows, byte[]? Photo, ApiRequest Request)
{
    /// <summary>What is under it now.</summary>
    public IEnumerable<FakeButton> Buttons => Rows.SelectMany(r => r);

    /// <summary>What was under it when it came.</summary>
    public IReadOnlyList<IReadOnlyList<FakeButton>> FirstRows { get; } = Rows;

    internal JsonObject ToJson(long chat, DateTimeOffset at)
    {
        var message = new JsonObject
        {
            ["message_id"] = Id,
            ["date"] = at.ToUnixTimeSeconds(),
            ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private" },
            [Photo is null ? "text" : "caption"] = Text,
        };
        if (Photo is not null)
            message["photo"] = new JsonArray(new JsonObject
            {
                ["file_id"] = FileId(Id, chat),
                ["file_unique_id"] = "u" + Id,
                ["width"] = 90,
                ["height"] = 90,
            });
        return message;
    }

    internal static string FileId(long message, long chat) => $"file-{chat}-{message}";
}

/// <summary>A button under a message: it sends <paramref name="Data"/> back or opens <paramref name="Url"/>.</summary>
public sealed record FakeButton(string Label, string? Data, string? Url);
