using System.Text.Json;
using Telegram.Bot.Requests;

namespace ChatTutor.Channels.Telegram;

/// <summary>
/// getUpdates with the updates left as they are. The library's own request reads all of them or fails altogether: one that it cannot
/// read would then come back for ever and nobody's messages would get through.
/// </summary>
internal sealed class UpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>Everything below this id is confirmed and never comes again.</summary>
    public long Offset { get; init; }

    public int Limit { get; init; } = 100;

    /// <summary>Seconds.</summary>
    public int Timeout { get; init; }

    public IReadOnlyList<string> AllowedUpdates { get; init; } = ["message", "callback_query", "my_chat_member"];
}
