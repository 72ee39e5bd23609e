using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Fakes;

namespace ChatTutor.Bench.Mutations;

/// <summary>Bodies posted to the program's hook over sockets, many at a time, each as the platform would send it.</summary>
/// <param name="hook">The path.</param>
internal abstract class HookFeed(string hook) : Feed
{
    private const int AtATime = 64;

    private readonly BodyMutation mutation = new(seed: 20261125);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private int brought;

    public override string Name => hook;

    public override async Task BringAsync(Uri program, int count)
    {
        var bodies = Enumerable.Range(brought, count).Select(n => mutation.Mutate(Original(n)));
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (body, _) =>
            Answers.AddOrUpdate(await PostAsync(program, body), 1, (_, n) => n + 1));
        brought += count;
    }

    public override Task GreetAsync(Uri program) => PostAsync(program, Encoding.UTF8.GetBytes(Greeting().ToJsonString()));

    public override ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    protected abstract JsonObject Original(int n);

    protected abstract JsonObject Greeting();

    protected abstract (string Header, string Value) Sign(byte[] body);

    private async Task<int> PostAsync(Uri program, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(program, hook)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var (header, value) = Sign(body);
        request.Headers.Add(header, value);
        try
        {
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
