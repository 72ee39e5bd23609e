using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatTutor.Tests.Host;

/// <summary>Bulletins as organisers post them and learners ask for them: the command, the page, the chat, a restart in between.</summary>
public sealed partial class BulletinProgramTests : IDisposable
{
    private const string Code = "mot-ma-that-dai-de-thu";
    private const string Question = "độ mặn hôm nay ở Gò Công bao nhiêu";

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-bulletins-").FullName;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_table_is_checked_posted_once_and_answered_from_beside_the_server_and_after_a_restart()
    {
        var bad = Write("sai.csv", $"topic,place,value,unit,at,source,expires\ndo-man,phuong-go-cong,\"1,2\",g/l,{Hours(-2)},Đài tỉnh,{Hours(20)}\n\ndo-man,go-cong,x,g/l,{Hours(-2)},,{Hours(20)}\n");
        var good = Write("tot.csv", $"topic,place,value,unit,at,source,expires,note\ndo-man,phuong-go-cong,\"1,2\",g/l,{Hours(-2)},Đài tỉnh,{Hours(20)},\n");

        var refused = await RunAsync(bad);
        Assert.Equal(2, refused.Code);
        foreach (var said in new[] { "sai.csv(4): cột \"place\": không có nơi", "sai.csv(4): cột \"value\":", "sai.csv(4): cột \"source\": còn trống", "3 lỗi, chưa đăng gì" })
            Assert.Contains(said, refused.Output, StringComparison.Ordinal);
        Assert.Contains("Chạy thử: 1 bản tin mới, 0 đã có", (await RunAsync(good, "--check")).Output, StringComparison.Ordinal);
        Assert.Contains("Đã đăng 1 bản tin mới", (await RunAsync(good)).Output, StringComparison.Ordinal);

        var (server, client) = await Program.ServeAsync(Data);
        await using (server)
        using (client)
        {
            Assert.StartsWith("Độ mặn ở phường Gò Công là 1,2 g/l, đo lúc", await AskAsync(client), StringComparison.Ordinal);
            Assert.Contains("Đã đăng 0 bản tin mới; 1 đã có từ trước", (await RunAsync(good)).Output, StringComparison.Ordinal);
            Assert.Equal(2, (await RunAsync(bad)).Code);
        }
    }

    [Fact]
    public async Task On_the_page_a_bulletin_is_posted_mended_and_withdrawn_by_who_signed_in_with_a_form_of_the_page()
    {
        var (server, client) = await Program.ServeAsync(Data, "--ChatTutor:Organisers:BootstrapCode", Code);
        await using var running = server;
        using var learner = client;
        using var organiser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = client.BaseAddress };
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.GetAsync("/ban-tin")).StatusCode);
        await PostAsync(organiser, "/dang-nhap", new() { ["ma"] = Code });
        var token = Token().Match(await organiser.GetStringAsync("/ban-tin")).Groups[1].Value;

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(organiser, "/ban-tin", Fields("1,2", "no token of ours"))).StatusCode);
        using var wrong = await PostAsync(organiser, "/ban-tin", Fields("<b>cao</b>", token));
        var again = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("không phải một con số", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>cao</b>", again, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, "/ban-tin", Fields("1,2", token))).StatusCode);
        Assert.StartsWith("Độ mặn ở phường Gò Công là 1,2 g/l", await AskAsync(learner), StringComparison.Ordinal);

        var withdraw = Withdraw().Match(await organiser.GetStringAsync("/ban-tin")).Groups[1].Value;
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(organiser, withdraw, [])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(organiser, withdraw, new() { ["__RequestVerificationToken"] = token })).StatusCode);
        Assert.Contains("đã rút", WebUtility.HtmlDecode(await organiser.GetStringAsync("/ban-tin")), StringComparison.Ordinal);
        Assert.StartsWith("Con chưa có bản tin độ mặn của phường Gò Công", await AskAsync(learner), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(string value, string token) => new()
    {
        ["topic"] = "do-man",
        ["place"] = "phuong-go-cong",
        ["value"] = value,
        ["unit"] = "g/l",
        ["at"] = Hours(-1).Replace(' ', 'T'),
        ["expires"] = Hours(9).Replace(' ', 'T'),
        ["source"] = "Đài tỉnh",
        ["__RequestVerificationToken"] = token,
    };

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(path, form);
    }

    private static async Task<string> AskAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/chat", new { id = Guid.NewGuid().ToString("N"), text = Question });
        var replies = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["replies"]!.AsArray();
        return (string)Assert.Single(replies)!["text"]!;
    }

    // The program's own clock is the machine's.
    private static string Hours(double later) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow.AddHours(later), "Asia/Ho_Chi_Minh")
        .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private Task<(int Code, string Output)> RunAsync(string file, params string[] more) => Program.RunAsync(Data, ["bulletin", "import", file, .. more]);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("action=\"(/ban-tin/[0-9a-f]+/rut)\"")]
    private static partial Regex Withdraw();
}
