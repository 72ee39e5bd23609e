using System.Text.Json.Nodes;

namespace ChatTutor.Tests.Channels;

/// <summary>The program's hook for one channel over a real socket, with a store that does what the test says; nothing goes out.</summary>
public abstract class HookBed(LiveTutor tutor) : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The path, "/hooks/…".</summary>
    public abstract string Path { get; }

    /// <summary>Good bodies, of every kind the platform sends.</summary>
    public abstract IReadOnlyList<JsonObject> Originals { get; }

    public IReadOnlyCollection<string> Logged => tutor.Logged;

    public int Kept => tutor.Store.Kept;

    public int Waiting => tutor.Store.Waiting;

    public Func<Task> BeforeKeeping
    {
        set => tutor.Store.Before = value;
    }

    /// <summary>A good body in which somebody says something.</summary>
    public abstract byte[] Delivery(string person, string words);

    /// <summary>Makes the request the platform's own.</summary>
    public abstract void Sign(HttpRequestMessage request, byte[] body);

    /// <param name="how">"none", "wrong", "empty" or "longer".</param>
    public abstract void SignWrongly(HttpRequestMessage request, byte[] body, string how);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, Action<HttpRequestMessage, byte[]> sign)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, tutor.Url + Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        sign(request, body);
        return await http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await tutor.DisposeAsync();
    }

    /// <summary>For platforms that send a secret word in a header.</summary>
    protected static void Sign(HttpRequestMessage request, string header, string secret, string how)
    {
        var value = how switch { "right" => secret, "wrong" => secret[..^1] + "x", "longer" => secret + "x", "empty" => "", _ => null };
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value);
    }
}
