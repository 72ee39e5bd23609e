using System.Text;
using ChatTutor.Fakes.Model;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Tests.Host;

/// <summary>
/// A secret that is spoken to the real program: the transcription server necessarily hears it, and afterwards it is nowhere; not with
/// the language model, not in the data, not in the log. Nor is the sound.
/// </summary>
public sealed class SpokenSecretTests : IDisposable
{
    private const long Lan = 7_000_000_001;
    private const string Mark = "dấu của âm thanh";

    private static readonly (string Says, string Secret)[] Spoken =
    [
        ("mã otp của tui là 552913, vậy làm gì tiếp?", "552913"),
        ("Mã xác nhận là bốn tám ba chín hai bảy.", "bốn tám ba chín hai bảy"),
        ("mật khẩu zalo tui là HoaMai2005", "HoaMai2005"),
        ("căn cước của tui 087065001234 thì cài VNeID được không?", "087065001234"),
        ("VNeID là gì, gọi tui số 0912345678 nghen", "0912345678"),
    ];

    private readonly string data = Path.Combine(Directory.CreateTempSubdirectory("chattutor-spoken-").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);

    [Fact]
    public async Task It_is_nowhere_but_where_it_had_to_be_heard()
    {
        await using var model = await FakeModel.StartAsync();
        await using var telegram = await FakeTelegram.StartAsync();
        model.Ears = spoken => new ModelAnswer.Says(spoken.Words.Replace(Mark, "", StringComparison.Ordinal));
        var (server, client) = await Program.ServeAsync(
            data, $"--ChatTutor:Model:Endpoint={model.Url}", "--ChatTutor:Model:Name=fake", "--ChatTutor:Model:AudioName=whisper-1",
            $"--ChatTutor:Telegram:Token={telegram.Token}", $"--ChatTutor:Telegram:ApiUrl={telegram.Url}");
        client.Dispose();
        await using var running = server;
        telegram.Text(Lan, "xin chào");
        await telegram.MessageAsync(Lan, 1);
        telegram.Tap(Lan, "Đồng ý");
        await telegram.MessageAsync(Lan, 2);
        foreach (var (says, _) in Spoken)
        {
            var n = telegram.Sent(Lan).Count;
            telegram.Speak(Lan, Encoding.UTF8.GetBytes(says + Mark));
            Assert.StartsWith("Con nghe bác", (await telegram.MessageAsync(Lan, n + 1)).Text, StringComparison.Ordinal);
        }
        // Only the last one is a question for the model; its answer ends the talk.
        await telegram.MessageAsync(Lan, 2 + Spoken.Length + 1);
        Assert.Equal(0, await server.TerminateAsync());

        Assert.Equal(Spoken.Length, model.Spoken.Count);
        Assert.NotEmpty(model.Requests);
        var told = string.Join('\n', model.Requests.Select(r => System.Text.RegularExpressions.Regex.Unescape(r.Body.Replace("\\\"", "'", StringComparison.Ordinal))))
            + string.Join('\n', telegram.Sent(Lan).Select(m => m.Text)) + server.Output;
        Assert.All(Spoken, s => Assert.DoesNotContain(s.Secret, told, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(Spoken.Select(s => s.Secret).Append(Mark), s => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(s)) < 0, $"{s} in {file}"));
        }
        Assert.NotNull(Directory.GetFiles(data, "model-audio.txt").Single());
    }
}
