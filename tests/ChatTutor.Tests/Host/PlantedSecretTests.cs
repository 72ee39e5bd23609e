using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Fakes.Model;
using ChatTutor.Tests.Channels;

namespace ChatTutor.Tests.Host;

/// <summary>A secret of each kind, typed into the chat of the real program, is nowhere afterwards: not in its data, not in what it logs, not with the model.</summary>
public sealed class PlantedSecretTests : IDisposable
{
    private static readonly (string Says, string Secret)[] Planted =
    [
        ("mã otp của tui là 552913", "552913"),
        ("ma xac nhan 8 8 1 2 0 4 nhap giup", "8 8 1 2 0 4"),
        ("otp là bốn tám ba chín hai bảy", "bốn tám ba chín hai bảy"),
        ("mật khẩu zalo tui là HoaMai2005", "HoaMai2005"),
        ("cccd của tui 087065001234", "087065001234"),
        ("số thẻ 4111111111111111 cvv 123", "4111111111111111"),
        ("stk 0123456789012 vietcombank của tui", "0123456789012"),
        ("sdt của tui 0912345678", "0912345678"),
        ("căn cước tui không tám bảy không sáu năm không không một hai ba bốn", "không tám bảy không sáu năm"),
        ("số thẻ tui bốn một một một hai hai hai hai ba ba ba ba bốn bốn bốn bốn", "hai hai hai hai ba ba ba ba"),
        ("stk tui là một chín không ba sáu sáu tám tám năm hai một", "ba sáu sáu tám tám năm"),
    ];

    private readonly string data = Path.Combine(Directory.CreateTempSubdirectory("chattutor-planted-").FullName, "data");

    [Fact]
    public async Task A_planted_secret_of_each_kind_occurs_nowhere()
    {
        await using var model = await FakeModel.StartAsync();
        var (server, client) = await Program.ServeAsync(data, $"--ChatTutor:Model:Endpoint={model.Url}", "--ChatTutor:Model:Name=fake");
        await using var running = server;
        using var web = client;
        var learner = (string)(await SayAsync(client, new { id = "0", text = "xin chào" }))["learner"]!;
        for (var i = 0; i < Planted.Length; i++)
        {
            // Out of the blue, then as a question after "HỎI".
            var answer = await SayAsync(client, new { learner, id = $"a{i}", text = Planted[i].Says });
            Assert.DoesNotContain(Planted[i].Secret, answer.ToJsonString(), StringComparison.Ordinal);
            await SayAsync(client, new { learner, id = $"b{i}", text = "HỎI" });
            await SayAsync(client, new { learner, id = $"c{i}", text = Planted[i].Says });
        }
        await SayAsync(client, new { learner, id = "asked", text = "hỏi vneid là gì" });
        await ChannelBed.UntilAsync(() => !model.Requests.IsEmpty, () => "The model was never asked.");
        await SayAsync(client, new { learner, id = "kept", text = "dấu mốc trong sổ" });
        Assert.Equal(0, await server.TerminateAsync());

        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(Planted, p => Assert.False(Occurs(bytes, p.Secret), $"{p.Secret} in {file}"));
        }
        Assert.All(Planted, p => Assert.DoesNotContain(p.Secret, server.Output, StringComparison.Ordinal));
        foreach (var request in model.Requests)
            Assert.All(Planted, p => Assert.DoesNotContain(p.Secret, Decoded(request.Body), StringComparison.Ordinal));
    }

    // "\u1ed1" and "ố" are one letter.
    private static string Decoded(string json) => System.Text.RegularExpressions.Regex.Unescape(json.Replace("\\\"", "'", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);

    private static bool Occurs(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    private static async Task<JsonObject> SayAsync(HttpClient client, object body)
    {
        using var response = await client.PostAsJsonAsync("/api/chat", body);
        Assert.True(response.IsSuccessStatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
