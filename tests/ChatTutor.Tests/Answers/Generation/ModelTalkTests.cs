using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Fakes.Model;
using ChatTutor.Service.Content;
using ChatTutor.Tests.Host;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Answers.Generation;

/// <summary>
/// One conversation over HTTP with the model switched off, on, silent past all patience, and broken: tests/transcripts/model.
/// UPDATE=1 writes them anew.
/// </summary>
public sealed class ModelTalkTests : IDisposable
{
    private static readonly string[] Conversation =
    [
        "> xin chào", ">> Đồng ý", "> học", "> VNeID là gì vậy con", ">> Đúng ý", "> nguoi ta xin ma otp co cho khong", ">> Chưa đúng",
        "> nấu hủ tiếu bao lâu thì chín", ">> Học tiếp",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-talk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Switched_off() => PlayAsync("off", null, TimeSpan.Zero);

    [Fact]
    public Task Switched_on() => PlayAsync("on", ModelModes.Good, TimeSpan.FromSeconds(10));

    [Fact]
    public Task Silent_past_all_patience() => PlayAsync("slow", ModelModes.Hostile["hang"], TimeSpan.FromSeconds(2));

    [Fact]
    public Task Broken()
    {
        var calls = 0;
        return PlayAsync("broken", r => ModelModes.Hostile[Interlocked.Increment(ref calls) % 2 == 1 ? "500" : "garbage"](r), TimeSpan.FromSeconds(10));
    }

    private async Task PlayAsync(string name, Func<ModelRequest, ModelAnswer>? mode, TimeSpan limit)
    {
        await using var model = await FakeModel.StartAsync();
        model.Mode = mode ?? ModelModes.Good;
        using var wording = mode is null ? null : ModelWording.Open(
            new ModelSettings(model.Url, "fake") { Timeout = limit }, folder, TimeProvider.System, TimeZoneInfo.Utc, NullLogger<ModelWording>.Instance);
        var catalogue = SampleContent.Real.Catalogue!;
        var answers = new LessonAnswers(
            new CatalogueSource(catalogue), new FakeTimeProvider(new DateTimeOffset(SampleContent.Today, default, TimeSpan.Zero)), TimeZoneInfo.Utc, NullLogger<LessonAnswers>.Instance, wording);
        await using var host = await ChatHost.StartAsync(answerer: answers, catalogue: catalogue);
        var played = await TalkAsync(host);
        var path = Path.Combine(Repository.Root, "tests", "transcripts", "model", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            await File.WriteAllTextAsync(path, played);
        else
            Assert.Equal(await File.ReadAllTextAsync(path), played);
        Assert.Equal(name == "on", played.Contains("(AI soạn)", StringComparison.Ordinal));
        Assert.Equal(mode is null, model.Requests.Count == 0);
    }

    private static async Task<string> TalkAsync(ChatHost host)
    {
        var written = new StringBuilder();
        string? learner = null;
        var shown = new JsonArray();
        foreach (var (i, line) in Conversation.Index())
        {
            var label = line.StartsWith(">> ", StringComparison.Ordinal) ? line[3..] : null;
            var choice = label is null ? null : (string)shown.Single(c => (string)c!["label"]! == label)!["id"]!;
            var answer = await host.SayAsync(new { learner, id = $"m{i}", text = label is null ? line[2..] : null, choice });
            learner = (string)answer["learner"]!;
            written.Append(line).Append('\n');
            foreach (var reply in answer["replies"]!.AsArray())
            {
                shown = reply!["choices"]!.AsArray();
                Write(written, reply);
            }
            written.Append('\n');
        }
        return written.ToString();
    }

    private static void Write(StringBuilder written, JsonNode reply)
    {
        foreach (var text in ((string)reply["text"]!).Split('\n'))
            written.Append("< ").Append(text).Append('\n');
        if ((bool)reply["ai"]!)
            written.Append("  (AI soạn)\n");
        if (reply["source"] is { } source)
            written.Append("  (").Append((string)source!).Append(")\n");
        written.Append("  ").AppendJoin(' ', reply["choices"]!.AsArray().Select(c => $"[{c!["label"]}]")).Append('\n');
    }
}
