using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace ChatTutor.Fakes.Telegram;

/// <summary>
/// A Telegram Bot API server on a loopback socket, strict where the real one is strict. A test plays the people: they write, tap, block;
/// what the bot sends them is kept.
/// </summary>
public sealed class FakeTelegram : IAsyncDisposable
{
    /// <summary>Its name in the world's plan and log.</summary>
    public const string Platform = "telegram";

    private const long BotId = 123456789;

    /// <summary>How long a test waits for something to happen, in real time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication app;
    private readonly FakeWorld world;
    private readonly TelegramState state;
    private readonly TelegramServer server;
    private readonly ConcurrentDictionary<long, string> written = new();
    private long taps = 9000;
    private int sounds;

    private FakeTelegram(FakeWorld world)
    {
        this.world = world;
        this.state = new TelegramState(world.Time);
        this.server = new TelegramServer(state, new TelegramMethods(state, BotId), world, Token);
        this.app = Loopback.Build();
        app.Map("/{bot}/{method}", (Microsoft.AspNetCore.Http.HttpContext context, string bot, string method) => server.AnswerAsync(context, bot, method));
        app.MapGet("/file/{bot}/{**path}", (Microsoft.AspNetCore.Http.HttpContext context, string bot, string path) => server.DownloadAsync(context, bot, path));
    }

    public string Token => "123456789:FAKE-TOKEN-never-in-a-log";

    /// <summary>Without a slash at the end.</summary>
    public string Url => app.Urls.First();

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyCollection<ApiRequest> Requests => world.Log.Of(Platform);

    /// <summary>Updates nobody has confirmed yet.</summary>
    public int Waiting => state.Updates.Count;

    public JsonArray Commands => state.Commands;

    /// <summary>The address of the webhook; set by hand, it is somebody else's and nothing is brought there.</summary>
    public string? Webhook
    {
        get => state.Webhook;
        set
        {
            state.Webhook = value;
            if (value is not null)
                state.Updates.EndPoll("terminated by setWebhook request");
        }
    }

    /// <summary>Where the public address of the webhook leads to on this machine.</summary>
    public Func<Uri, Uri> Route
    {
        set => state.Push.Route = value;
    }

    /// <summary>What the second repetition of a refused update waits.</summary>
    public TimeSpan RetryStep
    {
        set => state.Push.Step = value;
    }

    /// <summary>What the webhook has answered so far; 0 for nothing.</summary>
    public IReadOnlyCollection<int> HookAnswers => state.Push.Answers;

    public TimeSpan LongestPoll
    {
        get => server.LongestPoll;
        set => server.LongestPoll = value;
    }

    public static Task<FakeTelegram> StartAsync(TimeProvider? time = null) => StartAsync(new FakeWorld(time));

    public static async Task<FakeTelegram> StartAsync(FakeWorld world)
    {
        var fake = new FakeTelegram(world);
        await fake.app.StartAsync();
        return fake;
    }

    public IEnumerable<ApiRequest> RequestsTo(string method) =>
        Requests.Where(r => string.Equals(r.Method, method, StringComparison.OrdinalIgnoreCase));

    /// <summary>The next calls to this method meet the fault.</summary>
    public void Fail(string method, Fault fault, int times = 1) => world.Faults.Add(Platform, method, fault, times);

    /// <summary>Decides for every call without a planned fault whether it gets one; for faults by chance.</summary>
    public Func<ApiRequest, Fault?> Chance
    {
        set => server.Chance = value;
    }

    /// <summary>A person writes; the id of the update comes back.</summary>
    public long Text(long chat, string text) => Add("message", PersonUpdates.Text(chat, Chat(chat).NextId(), state.Now, text));

    /// <summary>A person writes, but the update is not handed out before <see cref="Redeliver"/>.</summary>
    public long Draft(long chat, string text)
    {
        var message = PersonUpdates.Text(chat, Chat(chat).NextId(), state.Now, text);
        return state.Updates.Reserve(id => written[id] = new JsonObject { ["update_id"] = id, ["message"] = message }.ToJsonString());
    }

    /// <summary>A person sends something else: a field of the message and its value, "voice" and its file.</summary>
    public long Media(long chat, string field, JsonNode value)
    {
        var message = PersonUpdates.Message(chat, Chat(chat).NextId(), state.Now);
        message[field] = value;
        return Add("message", message);
    }

    /// <summary>A person speaks; the sound can be fetched until the fake ends.</summary>
    /// <param name="seconds">As told in the update.</param>
    /// <param name="bytes">As told in the update; the true size when nothing is said.</param>
    public long Speak(long chat, byte[] sound, int seconds = 4, int? bytes = null)
    {
        var id = $"AwACAgUAAxkBAAI{Interlocked.Increment(ref sounds)}";
        state.Files[id] = sound;
        return Media(chat, "voice", new JsonObject
        {
            ["file_id"] = id,
            ["file_unique_id"] = "u" + id,
            ["duration"] = seconds,
            ["mime_type"] = "audio/ogg",
            ["file_size"] = bytes ?? sound.Length,
        });
    }

    /// <summary>A file that can be asked for by this id.</summary>
    public void Keep(string fileId, byte[] file) => state.Files[fileId] = file;

    /// <summary>Whether "getFile" says how large a file is.</summary>
    public bool TellsSize
    {
        set => state.TellsSize = value;
    }

    /// <summary>A person taps a button, named by label or data, of the latest message that carried it; their screen may be behind.</summary>
    public long Tap(long chat, string labelOrData)
    {
        var (message, button) = Chat(chat).Sent.Reverse().SelectMany(m => m.FirstRows.SelectMany(r => r).Select(b => (m, b)))
            .FirstOrDefault(x => x.b.Data is not null && (x.b.Label == labelOrData || x.b.Data == labelOrData));
        if (message is null)
            throw new InvalidOperationException($"No message in chat {chat} has a button \"{labelOrData}\".");
        var id = Interlocked.Increment(ref taps).ToString(System.Globalization.CultureInfo.InvariantCulture);
        state.AddTap(id);
        return Add("callback_query", PersonUpdates.Tap(chat, id, message, button.Data!, state.Now));
    }

    /// <summary>Taps the bot has not answered: the person sees them spinning.</summary>
    public int TapsSpinning => state.OpenTaps;

    /// <summary>A person blocks the bot: it hears of it, and may not write any more.</summary>
    public long Block(long chat)
    {
        Chat(chat).Blocked = true;
        return Add("my_chat_member", PersonUpdates.Membership(chat, BotId, state.Now, "member", "kicked"));
    }

    public long Unblock(long chat)
    {
        Chat(chat).Blocked = false;
        return Add("my_chat_member", PersonUpdates.Membership(chat, BotId, state.Now, "kicked", "member"));
    }

    /// <summary>A chat the bot may write to, though nobody has written yet.</summary>
    public void Open(long chat) => Chat(chat);

    /// <summary>The same update again, under its old id.</summary>
    public void Redeliver(long update)
    {
        if (!state.PushAgain(written[update]))
            state.Updates.Repeat(written[update]);
    }

    /// <summary>An update as raw text, which need not make sense; the function gets the id the server would give it.</summary>
    public long Inject(Func<long, string> write)
    {
        var id = state.Updates.Add(id => written[id] = write(id));
        state.PushWaiting();
        return id;
    }

    /// <summary>The next update gets this id, as after a quiet week.</summary>
    public void JumpTo(long nextUpdate) => state.Updates.JumpTo(nextUpdate);

    /// <summary>What the bot has sent to a chat so far.</summary>
    public IReadOnlyList<FakeMessage> Sent(long chat) => Chat(chat).Sent;

    /// <summary>The nth message of the bot in a chat, counted from 1, when it has come.</summary>
    public async Task<FakeMessage> MessageAsync(long chat, int n)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            return await Chat(chat).SentAsync(n, late.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Chat {chat} has {Chat(chat).Sent.Count} messages of the bot, not {n}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        state.Push.Dispose();
        await app.DisposeAsync();
    }

    private FakeChat Chat(long id) => state.Chats.GetOrAdd(id, _ => new FakeChat());

    private long Add(string kind, JsonObject content) => state.IsAllowed(kind)
        ? Inject(id => new JsonObject { ["update_id"] = id, [kind] = content }.ToJsonString())
        : 0;
}
