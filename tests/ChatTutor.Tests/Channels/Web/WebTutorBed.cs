using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ChatTutor.Channels.Web;
using ChatTutor.Core.Conversation;
using ChatTutor.Host.Chat;
using ChatTutor.Tests.Host;

namespace ChatTutor.Tests.Channels.Web;

/// <summary>The chat page's own interface: replies come with the answer to a post, what nobody asked for over the stream.</summary>
internal sealed class WebTutorBed(ChatHost host) : ChannelBed
{
    private readonly ConcurrentDictionary<string, List<SeenMessage>> seen = new();
    private readonly ConcurrentDictionary<string, string> secrets = new();
    private readonly ConcurrentDictionary<string, JsonArray> offered = new();
    private readonly ConcurrentDictionary<string, (string Person, string Words)> written = new();
    private readonly ConcurrentDictionary<string, bool> answered = new();
    private int count;

    public override string Channel => WebChannel.ChannelName;

    public override string NewPerson()
    {
        var person = $"người {Interlocked.Increment(ref count)}";
        seen[person] = [];
        return person;
    }

    public override string Write(string person, string words)
    {
        var id = $"tin-{Interlocked.Increment(ref count)}";
        written[id] = (person, words);
        return id;
    }

    public override async Task DeliverAsync(string id)
    {
        var (person, words) = written[id];
        if (!secrets.ContainsKey(person))
            secrets[person] = Bearer.New().Secret;
        await PostAsync(person, id, new JsonObject { ["learner"] = secrets[person], ["id"] = id, ["text"] = words });
    }

    public override async Task ChooseAsync(string person, string label)
    {
        var choice = offered[person].First(c => (string?)c!["label"] == label)!["id"]!.DeepClone();
        var id = $"chon-{Interlocked.Increment(ref count)}";
        await PostAsync(person, id, new JsonObject { ["learner"] = secrets[person], ["id"] = id, ["choice"] = choice });
    }

    public override IReadOnlyList<SeenMessage> Seen(string person)
    {
        lock (seen[person])
            return [.. seen[person]];
    }

    public override async Task AnnounceAsync(string person, Reply reply)
    {
        await using var stream = await EventReader.OpenAsync(host, secrets[person]);
        await stream.CatchUpAsync();
        await host.AnnounceAsync(secrets[person], reply);
        var news = await stream.NextAsync() ?? throw new InvalidOperationException("The stream ended.");
        foreach (var said in JsonNode.Parse(news.Data)!["replies"]!.AsArray())
            Show(person, said!);
    }

    public override async ValueTask DisposeAsync() => await host.DisposeAsync();

    private async Task PostAsync(string person, string id, JsonObject body)
    {
        using var answer = await host.PostAsync(body.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // A page shows the replies to one message once, however often it had to ask.
        if (!answered.TryAdd(id, true))
            return;
        foreach (var reply in JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["replies"]!.AsArray())
            Show(person, reply!);
    }

    private void Show(string person, JsonNode reply)
    {
        var choices = reply["choices"]!.AsArray();
        offered[person] = choices;
        var message = new SeenMessage((string)reply["text"]!, [.. choices.Select(c => (string)c!["label"]!)], reply["picture"] is not null);
        lock (seen[person])
            seen[person].Add(message);
    }
}
