using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.ZaloOa;

/// <summary>
/// Zalo's API for official accounts, its token server and its webhooks on a loopback socket, strict where the real ones are strict. A
/// test plays the people and the office; what the account sends is kept.
/// </summary>
public sealed class FakeZaloOa : IAsyncDisposable
{
    /// <summary>Its name in the world's plan and log.</summary>
    public const string Platform = "zalo-oa";

    private const string TokenPath = "/v4/oa/access_token";
    private const string SendPath = "/v3.0/oa/message/cs";
    private const string UploadPath = "/v2.0/oa/upload/image";

    private readonly WebApplication app = Loopback.Build();
    private readonly FakeWorld world;
    private readonly TimeProvider time;
    private readonly OaMessages messages;
    private readonly OaTokens tokens;
    private readonly OaEvents events;
    private readonly Lock counting = new();
    private readonly ConcurrentDictionary<string, byte[]> sounds = new();
    private readonly ConcurrentBag<Task> pushes = [];
    private (long Minute, int Calls) rate;

    private FakeZaloOa(FakeWorld world)
    {
        (this.world, time) = (world, world.Time);
        (messages, tokens) = (new OaMessages(time), new OaTokens(time));
        events = new OaEvents(AppId, "388613280878808645", messages.NewId, time);
        Push = new EventPush(AppId, SecretKey);
        app.MapPost(TokenPath, (HttpContext http) => AnswerAsync(http, "token", AskForTokens));
        app.MapPost(SendPath, (HttpContext http) => AnswerAsync(http, "send", (_, request) => Send(request)));
        app.MapPost(UploadPath, (HttpContext http) => AnswerAsync(http, "upload", (_, request) => Wrap(messages.Upload(request))));
        app.MapGet("/v4/oa/permission", Consent);
        app.MapGet("/sound/{name}", SoundAsync);
    }

    public string AppId => "360846524940903967";

    public string AppSecret => "FAKE-app-secret-never-in-a-log";

    /// <summary>Signs events.</summary>
    public string SecretKey => "FAKE-oa-secret-key-never-in-a-log";

    /// <summary>As entered in the console; another one is refused.</summary>
    public string Callback { get; set; } = "http://localhost:5087/zalo";

    /// <summary>Without a slash at the end; of the API and of the token server.</summary>
    public string Url => app.Urls.First();

    public EventPush Push { get; }

    /// <summary>Every call so far, in order: "token", "send", "upload".</summary>
    public IReadOnlyCollection<ApiRequest> Requests => world.Log.Of(Platform);

    public int Renewals => tokens.Renewals;

    public int SecondUses => tokens.SecondUses;

    /// <summary>False: the account's own messages are not reported to the webhook.</summary>
    public bool Echoes { get; set; } = true;

    /// <summary>Of one application.</summary>
    public int MostCallsAMinute { get; set; } = 4000;

    public int? MostFree
    {
        set => messages.MostFree = value;
    }

    public bool TakesButtons
    {
        set => messages.TakesButtons = value;
    }

    public static Task<FakeZaloOa> StartAsync(TimeProvider? time = null) => StartAsync(new FakeWorld(time));

    public static async Task<FakeZaloOa> StartAsync(FakeWorld world)
    {
        var fake = new FakeZaloOa(world);
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>As handed out by the API Explorer of the console.</summary>
    public string NewRefreshToken() => tokens.NewRefresh();

    public string NewCode(string challenge) => tokens.NewCode(challenge);

    public void RevokeAccess() => tokens.RevokeAccess();

    public void RevokeAll() => tokens.RevokeAll();

    /// <summary>The next calls of this kind meet the fault; an <see cref="Fault.Error"/> is told as Zalo tells it.</summary>
    public void Fail(string kind, Fault fault, int times = 1) => world.Faults.Add(Platform, kind, fault, times);

    /// <summary>Somebody the account may write to, though they have not written through this fake.</summary>
    public void Open(string user) => messages.Find(user).Interact(time.GetUtcNow());

    public void Refuse(string user, int? error) => messages.Find(user).Error = error;

    public int Billed(string user) => messages.Find(user).Billed;

    public IReadOnlyList<OaMessage> Sent(string user) => messages.Find(user).Sent;

    /// <summary>A person writes: the event, not brought yet.</summary>
    public string Text(string user, string text)
    {
        messages.Find(user).Interact(time.GetUtcNow());
        return events.Text(user, text);
    }

    public string Media(string user, string kind)
    {
        messages.Find(user).Interact(time.GetUtcNow());
        return events.Media(user, kind, new JsonObject { ["url"] = "https://cdn.example/x" });
    }

    /// <summary>A person speaks; the event says where the sound is: at this fake, unless another address is named.</summary>
    public string Speak(string user, byte[] sound, string? url = null)
    {
        messages.Find(user).Interact(time.GetUtcNow());
        var name = $"{sounds.Count}.amr";
        sounds[name] = sound;
        return events.Media(user, "audio", new JsonObject { ["url"] = url ?? $"{Url}/sound/{name}" });
    }

    /// <summary>A person taps a button of the latest message that carries it: Zalo makes a text of it.</summary>
    public string Tap(string user, string title)
    {
        var button = Sent(user).Reverse().SelectMany(m => m.Buttons).FirstOrDefault(b => b.Payload is not null && b.Title == title)
            ?? throw new InvalidOperationException($"{user} has no button \"{title}\".");
        return Text(user, button.Payload!);
    }

    public string Follow(string user)
    {
        messages.Find(user).Follows = true;
        messages.Find(user).Interact(time.GetUtcNow());
        return events.Following(user, "follow");
    }

    public string Unfollow(string user)
    {
        messages.Find(user).Follows = false;
        return events.Following(user, "unfollow");
    }

    public string Withdraw(string user) => events.Withdraw(user);

    /// <summary>Somebody of the office writes to a person in Zalo's own window.</summary>
    /// <param name="named">Whether Zalo says who it was.</param>
    public string AnswerByHand(string user, string text, bool named = true) =>
        events.FromAccount(user, text, messages.NewId("hand"), named ? "8712345" : null);

    public async ValueTask DisposeAsync()
    {
        Push.Dispose();
        await Task.WhenAll(pushes).ContinueWith(_ => { }, TaskScheduler.Default);
        await app.DisposeAsync();
    }

    private static JsonObject Wrap(JsonObject data) => new() { ["data"] = data, ["error"] = 0, ["message"] = "Success" };

    private async Task AnswerAsync(HttpContext http, string kind, Func<HttpContext, ApiRequest, JsonObject> run)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(http.Request, Platform, kind, time.GetUtcNow());
            var fault = world.Faults.Take(Platform, kind);
            world.Log.Add(request with { Met = fault });
            JsonObject Run() => kind == "token" ? run(http, request) : Guarded(http, request, run);
            if (!await Mischief.MeetAsync(http, fault, () => Task.FromResult(Run()), time))
                await http.Response.WriteAsJsonAsync(Run());
        }
        catch (OaError error)
        {
            await http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = error.Code, ["message"] = error.Message });
        }
        catch (ApiError error)
        {
            await http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = error.Code, ["message"] = error.Message });
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private async Task SoundAsync(HttpContext http, string name)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(http.Request, Platform, "sound", time.GetUtcNow());
            var fault = world.Faults.Take(Platform, "sound");
            world.Log.Add(request with { Met = fault });
            if (!await Mischief.MeetAsync(http, fault, () => Task.CompletedTask, time))
                await http.Response.Body.WriteAsync(sounds[name], http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private JsonObject Guarded(HttpContext http, ApiRequest request, Func<HttpContext, ApiRequest, JsonObject> run)
    {
        CountCall(http);
        if (!tokens.Opens(http.Request.Headers["access_token"]))
            throw new OaError(-216, "Access token is invalid");
        return run(http, request);
    }

    private void CountCall(HttpContext http)
    {
        lock (counting)
        {
            var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
            rate = rate.Minute == minute ? (minute, rate.Calls + 1) : (minute, 1);
            http.Response.Headers["X-RateLimit-Limit"] = FormattableString.Invariant($"{MostCallsAMinute}");
            http.Response.Headers["X-RateLimit-Remain"] = FormattableString.Invariant($"{Math.Max(0, MostCallsAMinute - rate.Calls)}");
            if (rate.Calls > MostCallsAMinute)
                throw new OaError(-32, "Your application reached limit call api");
        }
    }

    private JsonObject Send(ApiRequest request)
    {
        var (person, message) = messages.Send(request);
        if (Echoes && Push.Hook is not null)
        {
            pushes.Add(Push.PushAsync(events.FromAccount(person.Id, message.Text, message.Id, admin: null)));
            pushes.Add(Push.PushAsync(events.Received(person.Id, message.Id)));
        }
        return Wrap(new JsonObject { ["message_id"] = message.Id, ["user_id"] = person.Id });
    }

    private JsonObject AskForTokens(HttpContext http, ApiRequest request)
    {
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true)
            throw new OaError(-14001, "Invalid content type");
        if (http.Request.Headers["secret_key"] != AppSecret || request.Text("app_id") != AppId)
            throw new OaError(-14004, "Invalid app id or secret key");
        var (access, refresh) = request.Text("grant_type") switch
        {
            "refresh_token" => tokens.Renew(request.Text("refresh_token") ?? ""),
            "authorization_code" => tokens.Exchange(request.Text("code") ?? "", request.Text("code_verifier") ?? ""),
            _ => throw new OaError(-14006, "Invalid grant type"),
        };
        return new JsonObject { ["access_token"] = access, ["refresh_token"] = refresh, ["expires_in"] = "90000" };
    }

    /// <summary>The page on which an administrator agrees, who always does.</summary>
    private IResult Consent(string app_id, string redirect_uri, string code_challenge, string? state) =>
        app_id != AppId ? Results.Json(new { error = -14002, message = "App is not activated" })
        : redirect_uri != Callback ? Results.Json(new { error = -14003, message = "Invalid redirect uri" })
        : Results.Redirect($"{redirect_uri}?code={tokens.NewCode(code_challenge)}&oa_id=388613280878808645{(state is null ? "" : "&state=" + state)}");
}
