using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.Telegram;

/// <summary>What the server remembers of one bot.</summary>
internal sealed class TelegramState(TimeProvider time)
{
    /// <summary>A tap must be answered within this time.</summary>
    private static readonly TimeSpan TapLife = TimeSpan.FromSeconds(150);

    private static readonly string[] NotByDefault = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly ConcurrentDictionary<string, DateTimeOffset> taps = new();
    private readonly ConcurrentDictionary<long, bool> pushed = new();
    private IReadOnlyList<string>? allowed;

    public UpdateQueue Updates { get; } = new(firstId: 700_000_001, time);

    public ConcurrentDictionary<long, FakeChat> Chats { get; } = new();

    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Whether "getFile" says how large a file is, which the real server need not.</summary>
    public bool TellsSize { get; set; } = true;

    /// <summary>Where a file can be downloaded.</summary>
    public string PathOf(string fileId) => $"voice/{fileId}.oga";

    public string? Webhook { get; set; }

    public HookPush Push { get; } = new();

    public JsonArray Commands { get; set; } = [];

    public TimeProvider Time => time;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The chat a bot writes to: it must exist, and the person must not have shut the door.</summary>
    public FakeChat OpenChat(long? id)
    {
        if (id is null)
            throw ApiError.Bad("chat identifier is empty");
        if (!Chats.TryGetValue(id.Value, out var chat))
            throw ApiError.Bad("chat not found");
        return chat.Blocked ? throw new ApiError(403, "Forbidden: bot was blocked by the user") : chat;
    }

    /// <summary>Absent keeps what was asked for before; an empty list is the default.</summary>
    public void Allow(JsonNode? kinds)
    {
        if (kinds is JsonArray list)
            this.allowed = list.Count == 0 ? null : [.. list.Select(k => (string)k!)];
    }

    public bool IsAllowed(string kind) => allowed?.Contains(kind) ?? !NotByDefault.Contains(kind);

    public void SetWebhook(Uri url, string secret)
    {
        Webhook = url.ToString();
        pushed.Clear();
        Push.Start(url, "X-Telegram-Bot-Api-Secret-Token", secret);
        PushWaiting();
    }

    public void DeleteWebhook()
    {
        Webhook = null;
        Push.Stop();
    }

    /// <summary>Brings what waits to the webhook, as far as it is not on its way.</summary>
    public void PushWaiting()
    {
        if (Webhook is null)
            return;
        foreach (var (id, update) in Updates.Waiting)
            if (pushed.TryAdd(id, true))
                Push.Add(KeyOf(update), update, () => Updates.Confirm(id));
    }

    /// <summary>False when there is no webhook.</summary>
    public bool PushAgain(string update)
    {
        if (Webhook is not null)
            Push.Add(KeyOf(update), update, () => { });
        return Webhook is not null;
    }

    public void AddTap(string id) => taps[id] = Now;

    public int OpenTaps => taps.Count;

    public void CloseTap(string? id)
    {
        if (id is null || !taps.TryRemove(id, out var at) || Now - at > TapLife)
            throw ApiError.Bad("query is too old and response timeout expired or query ID is invalid");
    }

    // The server keeps the order of a chat's messages, and apart from it the order of a person's taps: the two may overtake each other.
    private static string KeyOf(string update)
    {
        try
        {
            var read = JsonNode.Parse(update);
            return read?["callback_query"] is { } tap ? "tap " + tap["from"]?["id"] : "chat " + read?["message"]?["chat"]?["id"];
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return "";
        }
    }
}
