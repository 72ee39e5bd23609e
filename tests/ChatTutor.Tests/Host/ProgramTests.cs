using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatTutor.Core.Questions;
using ChatTutor.Host.Running;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Host;

/// <summary>The program as operators and scripts meet it: exit codes, sentences, commands beside a running server.</summary>
public sealed partial class ProgramTests : IDisposable
{
    private readonly string data = Path.Combine(Directory.CreateTempSubdirectory("chattutor-program-").FullName, "data");

    [Fact]
    public async Task A_lesson_over_http_is_in_the_report_beside_the_server_after_a_kill_and_without_it()
    {
        var (server, client) = await Program.ServeAsync(data);
        await using (server)
        using (client)
        {
            await LearnAsync(client);
            Assert.Contains("khoi-dong,Làm quen điện thoại và mạng,1,", (await ReportAsync()).Output, StringComparison.Ordinal);
            await server.KillAsync();
        }
        Assert.Contains("khoi-dong,Làm quen điện thoại và mạng,1,", (await ReportAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_told_so_and_a_stop_ends_well()
    {
        var (server, client) = await Program.ServeAsync(data);
        await using var first = server;
        using var _ = client;
        using var stream = await client.GetAsync("/api/chat/stream?learner=" + await LearnerAsync(client), HttpCompletionOption.ResponseHeadersRead);

        var second = await Program.RunAsync(data, ["run", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(3, second.Code);
        Assert.Contains("ChatTutor:DataDirectory", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, await first.TerminateAsync());
    }

    [Theory]
    [InlineData("--ChatTutor:TimeZone", "Mars/Olympus", "ChatTutor:TimeZone")]
    [InlineData("--ChatTutor:ContentDirectory", "nowhere", "ChatTutor:ContentDirectory")]
    [InlineData("--ChatTutor:Telegram:Token", "nonsense", "ChatTutor:Telegram:Token")]
    [InlineData("--ChatTutor:Modell:Name", "x", "ChatTutor:Modell:Name")]
    [InlineData("--urls", "nonsense", "urls")]
    [InlineData("--urls", "http://localhost:99999", "urls")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string key, string value, string named)
    {
        var (code, output) = await Program.RunAsync(data, ["run", "--urls", "http://127.0.0.1:0", key, value]);

        Assert.Equal(2, code);
        Assert.StartsWith($"Setting {named}:", Assert.Single(output.Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("report", "nonsense")]
    [InlineData("report", "completions", "--format", "nonsense")]
    [InlineData("backup")]
    [InlineData("restore", "/nowhere/backup.db")]
    public async Task A_command_that_cannot_be_is_refused_and_nothing_is_started(params string[] args)
    {
        var (code, output) = await Program.RunAsync(data, args);

        Assert.Equal(2, code);
        Assert.DoesNotContain("Chat for learners", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_command_told_of_a_server_that_is_gone_says_so_in_one_sentence()
    {
        await using var holder = LiteDbStore.Open(data, TimeProvider.System, NullLogger.Instance);
        new ServerFile(new Uri("http://127.0.0.1:9"), "key").Write(data);

        var (code, output) = await ReportAsync();

        Assert.Equal(3, code);
        Assert.Contains("ChatTutor:DataDirectory", Assert.Single(output.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_can_be_checked_and_restored()
    {
        var copy = Path.Combine(Path.GetDirectoryName(data)!, "copy.db");
        var (server, client) = await Program.ServeAsync(data);
        await using (server)
        using (client)
        {
            await LearnAsync(client);
            Assert.Equal(0, (await Program.RunAsync(data, ["backup", copy])).Code);
            Assert.Contains(" 0 differences", (await Program.RunAsync(data, ["verify"])).Output, StringComparison.Ordinal);
            Assert.Equal(0, await server.TerminateAsync());
        }
        Directory.Delete(data, recursive: true);

        Assert.Equal(0, (await Program.RunAsync(data, ["restore", copy])).Code);

        Assert.Contains("khoi-dong,Làm quen điện thoại và mạng,1,", (await ReportAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Program.RunAsync(data, ["restore", copy])).Code);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_a_wrong_setting()
    {
        await File.WriteAllTextAsync(data, "not a folder");

        var (code, output) = await Program.RunAsync(data, ["run", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(2, code);
        Assert.Contains("ChatTutor:DataDirectory", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_in_the_terminal_is_in_the_report()
    {
        string[] typed =
        [
            "đồng ý", "tiếp", "tiếp", "tiếp", "thay the can cuoc, coi so suc khoe, vao dich vu cong", "tiếp", "tiếp", "bo cong an", "tiếp", "sai",
            "tiếp", "tiếp", "làm được rồi",
        ];

        var (code, output) = await Program.RunAsync(data, ["talk", "--lesson", "vneid/la-gi", "--as", "an"], string.Join('\n', typed));

        Assert.Equal(0, code);
        Assert.Contains("Hoàn thành bài “VNeID để làm gì”! Bác đúng 3/3 câu.", output, StringComparison.Ordinal);
        Assert.Contains("vneid,", (await ReportAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_link_opens_once_and_only_then_the_report_is_shown()
    {
        var (server, client) = await Program.ServeAsync(data);
        await using var running = server;
        using var _ = client;
        var link = new Uri(await server.SaidAsync(SignInLink()));

        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var organiser = new HttpClient(handler) { BaseAddress = client.BaseAddress };
        using var stranger = await organiser.GetAsync("/bao-cao");
        using var entered = await organiser.GetAsync(link);
        using var again = await organiser.GetAsync(link);

        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.Equal("/hom-nay", entered.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("Bài học đã hoàn thành", await organiser.GetStringAsync("/bao-cao"), StringComparison.Ordinal);
        Assert.Contains("by,id,name,completions", await organiser.GetStringAsync("/bao-cao/completions.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_nobody_teaches_is_in_the_list_for_authors_masked_and_goes_with_the_person()
    {
        var (server, client) = await Program.ServeAsync(data);
        await using var running = server;
        using var _ = client;
        using var organiser = new HttpClient(new HttpClientHandler()) { BaseAddress = client.BaseAddress };
        using var entered = await organiser.GetAsync(new Uri(await server.SaidAsync(SignInLink())));
        var learner = (await SayAsync(client, null, "chào", null)).GetProperty("learner").GetString();
        await SayAsync(client, learner, "đồng ý", null);
        await SayAsync(client, learner, "tôi tên Nguyễn Văn An, số 0912345678, khắc chữ lên trái dừa khô bằng máy nào", null);
        // Lessons that are far from it are offered first.
        await SayAsync(client, learner, "không phải mấy ý này", null);

        var (code, listed) = await Program.RunAsync(data, ["report", "questions", "--format", "csv"]);
        var page = WebUtility.HtmlDecode(await organiser.GetStringAsync("/bao-cao/questions"));
        var json = (await Program.RunAsync(data, ["report", "questions", "--format", "json", "--week", "2020-W01"])).Output;
        using var wrong = await organiser.GetAsync("/bao-cao/questions?tuan=2026-W99");
        var sheet = await organiser.GetByteArrayAsync("/bao-cao/questions.xlsx");
        await SayAsync(client, learner, "xóa", null);
        await SayAsync(client, learner, "Xóa hết", null);
        var after = (await Program.RunAsync(data, ["report", "questions", "--format", "csv"])).Output;

        Assert.Equal(0, code);
        Assert.Contains("tôi tên •••", listed, StringComparison.Ordinal);
        Assert.Contains("tôi tên •••", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", listed + page, StringComparison.Ordinal);
        Assert.DoesNotContain("0912", listed + page, StringComparison.Ordinal);
        Assert.Equal("[]", json.Trim());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("PK"u8.ToArray(), sheet[..2]);
        Assert.Equal("course,topic,question,times,unanswered,disliked,people,latest,near_1,near_2,near_3", after.Trim().TrimStart('\ufeff'));
    }

    [Fact]
    public async Task Health_is_told_and_what_belongs_to_the_machine_needs_its_key()
    {
        var (server, client) = await Program.ServeAsync(data);
        await using var running = server;
        using var _ = client;

        Assert.Equal("live", await client.GetStringAsync("/healthz/live"));
        Assert.Equal("ready", await client.GetStringAsync("/healthz/ready"));
        Assert.Matches(@"telegram is off +set ChatTutor:Telegram:Token", server.Output);
        Assert.Matches(@"zalo-oa is off +set ChatTutor:ZaloOa:AppId", server.Output);
        using var refused = await client.GetAsync("/api/own/report/completions");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Lint_says_where_and_what_and_ends_with_2()
    {
        var folder = SampleContent.CopyTo(Directory.CreateTempSubdirectory("chattutor-lint-").FullName);
        var lesson = Path.Combine(folder, "courses", "mau", "ngan.yaml");
        var lines = await File.ReadAllLinesAsync(lesson);
        await File.WriteAllLinesAsync(lesson, lines.Select(l => l.Replace("recap:", "recapp:", StringComparison.Ordinal)));

        var (code, output) = await Program.RunAsync(data, ["lint", folder]);

        Assert.Equal(2, code);
        Assert.Contains($"{lesson}({lines.Length},1): khóa lạ \"recapp\"", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);

    private Task<(int Code, string Output)> ReportAsync() => Program.RunAsync(data, ["report", "completions", "--format", "csv"]);

    private static async Task<string> LearnerAsync(HttpClient client) => (await SayAsync(client, null, "chào", null)).GetProperty("learner").GetString()!;

    private static string Text(JsonElement turn) => turn.GetProperty("replies")[0].GetProperty("text").GetString()!;

    // What somebody types who knows the lesson: the words of the right answer.
    private static string RightWords(string asked)
    {
        var catalogue = SampleContent.Real.Catalogue!;
        return catalogue.Lessons.SelectMany(l => l.Questions).First(q => asked.Contains(catalogue.Phrases.Address(q.Prompt), StringComparison.Ordinal)) switch
        {
            TrueFalse q => q.Answer ? "đúng" : "sai",
            ChoiceQuestion q => q.Choices.First(c => c.Right).Label,
            SeveralChoices q => string.Join(", ", q.Choices.Where(c => c.Right).Select(c => c.Label)),
            Ordering q => string.Join(", ", q.Items.Select(i => i.Label)),
            NumberQuestion q => $"{q.Answer}",
            TypedAnswer q => q.Accept[0],
            var other => throw new InvalidOperationException(other.Prompt),
        };
    }

    private static async Task LearnAsync(HttpClient client)
    {
        var turn = await SayAsync(client, null, "chào", null);
        var learner = turn.GetProperty("learner").GetString();
        foreach (var words in new[] { "đồng ý", "1", "cao lanh", "học" })
            turn = await SayAsync(client, learner, words, null);
        for (var i = 0; i < 60 && !Text(turn).StartsWith("Hoàn thành", StringComparison.Ordinal); i++)
        {
            var on = turn.GetProperty("replies")[0].GetProperty("choices").EnumerateArray().FirstOrDefault(c => c.GetProperty("label").GetString() is "Tiếp" or "Làm được rồi");
            turn = on.ValueKind == JsonValueKind.Object
                ? await SayAsync(client, learner, null, on.GetProperty("id").GetString())
                : await SayAsync(client, learner, RightWords(Text(turn)), null);
        }
    }

    private static async Task<JsonElement> SayAsync(HttpClient client, string? learner, string? text, string? choice)
    {
        using var answer = await client.PostAsJsonAsync("/api/chat", new { learner, id = Guid.NewGuid().ToString("N"), text, choice });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    [GeneratedRegex(@"http://\S+/dang-nhap\?ma=\S+")]
    private static partial Regex SignInLink();
}
