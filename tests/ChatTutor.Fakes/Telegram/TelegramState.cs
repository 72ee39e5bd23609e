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
    private IReadOnlyList<string>? allowed;

    public UpdateQueue Updates { get; } = new(firstId: 700_000_001, time);

    public ConcurrentDictionary<long, FakeChat> Chats { get; } = new();

    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public string? Webhook { get; set; }

    public JsonArray Commands { get; set; } = [];

    public TimeProvider Time => time;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The chat a bot writes to: it must exist, and the person must not have shut the door.</summary>
    public FakeChat OpenChat(long? id)
    {
        if (id is null)
            throw TelegramError.Bad("chat identifier is empty");
        if (!Chats.TryGetValue(id.Value, out var chat))
            throw TelegramError.Bad("chat not found");
        return chat.Blocked ? throw new TelegramError(403, "Forbidden: bot was blocked by the user") : chat;
    }

    /// <summary>Absent keeps what was asked for before; an empty list is the default.</summary>
    public void Allow(JsonNode? kinds)
    {
        if (kinds is JsonArray list)
            this.allowed = list.Count == 0 ? null : [.. list.Select(k => (string)k!)];
    }

    public bool IsAllowed(string kind) => allowed?.Contains(kind) ?? !NotByDefault.Contains(kind);

    public void AddTap(string id) => taps[id] = Now;

    public int OpenTaps => taps.Count;

    public void CloseTap(string? id)
    {
        if (id is null || !taps.TryRemove(id, out var at) || Now - at > TapLife)
            throw TelegramError.Bad("query is too old and response timeout expired or query ID is invalid");
    }
}
