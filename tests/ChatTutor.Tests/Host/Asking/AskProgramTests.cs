using System.Text.Json;

namespace ChatTutor.Tests.Host.Asking;

/// <summary>"ask" as scripts meet it: one JSON line for each question, as the contract has it.</summary>
public sealed class AskProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-ask-").FullName;

    [Fact]
    public async Task Every_line_of_a_file_is_answered_with_one_line_of_json_in_its_order()
    {
        var file = Path.Combine(folder, "questions.csv");
        await File.WriteAllTextAsync(file, "id,question\na,VNeID là gì\nb,\"tui lỡ chuyển 5 triệu cho nó rồi\"\nc,mã otp của tui là 552913\nd,giá vàng bữa nay\n");

        var (code, output) = await Program.RunAsync(null, ["ask", "--file", file, "--json"]);

        Assert.Equal(0, code);
        var lines = output.Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["a", "b", "c", "d"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(["ANSWER", "EMERGENCY", "BLOCK-SECRET", "REDIRECT"], lines.Select(l => l.GetProperty("behaviour").GetString()));
        Assert.All(lines, l => Assert.Equal(["id", "behaviour", "lessons", "answer", "source", "ai"], l.EnumerateObject().Select(p => p.Name)));
        Assert.All(lines, l => Assert.False(l.GetProperty("ai").GetBoolean()));
        Assert.Equal("vneid/la-gi", lines[0].GetProperty("lessons")[0].GetString());
        Assert.DoesNotContain("552913", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_none_is_refused_with_a_sentence()
    {
        var file = Path.Combine(folder, "bad.csv");
        await File.WriteAllTextAsync(file, "only,these\n1,2\n");

        var (code, output) = await Program.RunAsync(null, ["ask", "--file", file]);

        Assert.NotEqual(0, code);
        Assert.Contains("id,question", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
