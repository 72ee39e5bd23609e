using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.ZaloBot;

/// <summary>
/// Zalo's bot platform on a loopback socket, strict where the real one is: case of methods, lengths, secrets, one event a poll and never
/// twice. A test plays the people; what the bot sends them is kept.
/// </summary>
public sealed class FakeZaloBot : IAsyncDisposable
{
    /// <summary>Its name in the world's plan and log.</summary>
    public const string Platform = "zalo-bot";

    private readonly WebApplication app = Loopback.Build();
    private readonly FakeWorld world;
    private readonly ZaloBotState state;
    private readonly ZaloBotServer server;
    private readonly ConcurrentDictionary<string, JsonObject> written = new();
    private int messages;

    private FakeZaloBot(FakeWorld world)
    {
        this.world = world;
        state = new ZaloBotState(world.Time);
        server = new ZaloBotServer(state, world, Token);
        app.Map("/{bot}/{method}", (HttpContext context, string bot, string method) => server.AnswerAsync(context, bot, method));
    }

    public string Token => "987654321:FAKE-TOKEN-never-in-a-log";

    /// <summary>Without a slash at the end.</summary>
    public string Url => app.Urls.First();

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyCollection<ApiRequest> Requests => world.Log.Of(Platform);

    /// <summary>Events nobody has fetched or taken yet.</summary>
    public int Waiting => state.Events.Count;

    public Uri? Webhook => state.Webhook;

    /// <summary>Where the public address of the webhook leads to on this machine.</summary>
    public Func<Uri, Uri> Route
    {
        set => state.Push.Route = value;
    }

    /// <summary>What the second repetition of a refused event waits; Zalo's own is not documented.</summary>
    public TimeSpan RetryStep
    {
        set => state.Push.Step = value;
    }

    /// <summary>What the webhook has answered so far; 0 for nothing.</summary>
    public IReadOnlyCollection<int> HookAnswers => state.Push.Answers;

    /// <summary>Documented as wrapped in {"ok","result"}, seen flat: both are real.</summary>
    public bool Wrapped
    {
        set => state.Wrapped = value;
    }

    /// <summary>A test may want shorter polls than are asked for.</summary>
    public TimeSpan LongestPoll
    {
        set => server.LongestPoll = value;
    }

    /// <summary>HTTP 200 around errors, as some have seen it.</summary>
    public bool ErrorsWithStatus200
    {
        set => server.ErrorsWithStatus200 = value;
    }

    public static Task<FakeZaloBot> StartAsync(TimeProvider? time = null) => StartAsync(new FakeWorld(time));

    public static async Task<FakeZaloBot> StartAsync(FakeWorld world)
    {
        var fake = new FakeZaloBot(world);
        await fake.app.StartAsync();
        return fake;
    }

    public IEnumerable<ApiRequest> RequestsTo(string method) => Requests.Where(r => r.Method == method);

    /// <summary>The next calls to this method meet the fault.</summary>
    public void Fail(string method, Fault fault, int times = 1) => world.Faults.Add(Platform, method, fault, times);

    /// <summary>A person whom the bot may write to.</summary>
    public void Open(string person) => state.Sent.TryAdd(person, new());

    /// <summary>A person writes: the id of the message, not delivered yet.</summary>
    public string Draft(string person, string words) => Draft("message.text.received", person, m => m["text"] = words);

    /// <summary>A person sends something: the name of the event and what the message holds.</summary>
    public string Draft(string name, string person, Action<JsonObject> fill)
    {
        Open(person);
        var id = $"{Interlocked.Increment(ref messages):x6}b5e222177a4e35";
        var message = PersonEvents.Message(id, person, state.Now);
        fill(message);
        written[id] = new JsonObject { ["event_name"] = name, ["message"] = message };
        return id;
    }

    /// <summary>Delivers it, by whichever way the bot receives; again if it was before.</summary>
    public void Deliver(string message) => state.Add(written[message].ToJsonString());

    public void Say(string person, string words) => Deliver(Draft(person, words));

    /// <summary>An event as raw text, which need not make sense.</summary>
    public void Inject(string happened) => state.Add(happened);

    /// <summary>What the bot has sent to a person so far.</summary>
    public IReadOnlyList<ZaloBotMessage> Sent(string person) => state.Sent.TryGetValue(person, out var sent) ? [.. sent] : [];

    public async ValueTask DisposeAsync()
    {
        state.Push.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>A message the bot has sent, as the person sees it.</summary>
/// <param name="Photo">The address the picture was fetched from, or null.</param>
public sealed record ZaloBotMessage(string Id, string Text, string? Photo, ApiRequest Request);
