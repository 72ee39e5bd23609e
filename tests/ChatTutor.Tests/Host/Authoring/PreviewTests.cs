using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Channels;
using ChatTutor.Core.Content;
using ChatTutor.Tests.Core;

namespace ChatTutor.Tests.Host.Authoring;

/// <summary>"preview" as authors meet it.</summary>
public sealed partial class PreviewTests : IDisposable
{
    private readonly SpoiledContent content = new();

    [Fact]
    public async Task A_page_that_stands_alone_shows_every_channel_with_its_lengths_and_is_where_the_command_says()
    {
        var (code, output) = await RunAsync("mau/du-loai");

        Assert.Equal(0, code);
        var page = await File.ReadAllTextAsync(output);
        Assert.All(ChannelKinds.All, k => Assert.Contains($"class=\"shown {k.Name}\"", page, StringComparison.Ordinal));
        Assert.Contains("Bài này sạch lỗi", page, StringComparison.Ordinal);
        var words = "Bước 5/8\nTin lạ đòi mã thì làm gì?";
        Assert.Contains($"<span>{words.Length}/4096 ký tự</span>", Plain(page), StringComparison.Ordinal);
        Assert.Contains("<span>4/5 nút</span>", page, StringComparison.Ordinal);
        Assert.Contains("Mã là chìa khóa của mình.", page, StringComparison.Ordinal);
        Assert.Matches("src=\"data:image/png;base64,[A-Za-z0-9+/=]+\" alt=\"Một tin nhắn có đường dẫn lạ.\"", page);
        Assert.DoesNotMatch("(src|href)=\"(?!data:)", page);
        Directory.Delete(Path.GetDirectoryName(output)!, recursive: true);
    }

    [Fact]
    public async Task Mistakes_and_held_steps_stand_on_top_with_their_lines()
    {
        content.Replace(SpoiledContent.Short, "text: Bấm nhầm thì bấm quay lại.", "text: Bấm nhầm thì bấm {nut} quay lại.")
            .Replace(SpoiledContent.Short, "  - id: chac\n    kind: card", "  - id: giu\n    kind: card\n    text: Chưa ai chắc.\n    unconfirmed: Chờ <b>xã</b>.\n  - id: chac\n    kind: card");

        var page = await PageAsync("mau/ngan");

        var top = page[..page.IndexOf("<main>", StringComparison.Ordinal)];
        Assert.Contains("<code>ngan.yaml(10,11)</code> không có {nut}", top, StringComparison.Ordinal);
        Assert.Contains("<code>giu (dòng 11)</code> Chờ &lt;b&gt;xã&lt;/b&gt;.", top, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa ai chắc.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_s_own_words_are_shown()
    {
        var commune = SampleContent.Catalogue.Communes[0];
        content.Replace(SpoiledContent.Short, "text: Bấm nhầm thì bấm quay lại.", "text: \"Nhờ {to_cong_nghe} chỉ.\"")
            .Write($"local/{commune.Id}/local.yaml", "contacts: { to_cong_nghe: \"Tổ số một\" }\nsteps:\n  - { lesson: mau/ngan, step: chac, text: \"Ở đây khác.\" }\n");

        var page = await PageAsync("mau/ngan", "--commune", commune.Id);

        Assert.Contains("lời của " + commune.FullName, page, StringComparison.Ordinal);
        Assert.Contains("Nhờ Tổ số một chỉ.", page, StringComparison.Ordinal);
        Assert.Contains("Ở đây khác.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bấm nhầm không hư máy đâu.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_author_writes_never_becomes_markup_and_reaches_no_file_outside()
    {
        const string evil = "</style><script>alert(1)</script><img src=x onerror=alert(1)>";
        File.WriteAllText(Path.Combine(content.Folder, "secret.png"), "SECRET");
        content.Replace(SpoiledContent.Long, "title: Đủ loại bước", $"title: \"{evil}\"")
            .Replace(SpoiledContent.Long, "label: Không đưa", $"label: \"{evil}\"")
            .Replace(SpoiledContent.Long, "url: https://example.vn", "url: \"javascript:alert(1)\"")
            .Replace(SpoiledContent.Long, "file: tin-la.png", "file: ../secret.png")
            .Replace(SpoiledContent.Long, "alt: Một tin nhắn có đường dẫn lạ.", "alt: \"x\\\" onerror=\\\"alert(1)\"");

        var page = await PageAsync("mau/du-loai");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("SECRET"u8), page, StringComparison.Ordinal);
        Assert.Contains("[Không có hình ../secret.png]", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains(evil, Plain(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_is_held_back_whole_shows_why()
    {
        var steps = content.Load().Catalogue!.Lesson("mau/ngan")!.Steps.Select(s => s.Id).ToList();
        foreach (var step in steps)
            content.Replace(SpoiledContent.Short, $"- id: {step}\n", $"- id: {step}\n    unconfirmed: Chờ.\n");

        var page = await PageAsync("mau/ngan");

        Assert.Contains($"{steps.Count} bước chờ xác nhận", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"stop\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mau/khong-co", "Không có bài \"mau/khong-co\"; khóa \"mau\" có: mau/du-loai, mau/ngan.")]
    [InlineData("khong/co", "Không có bài \"khong/co\"; các khóa: mau.")]
    [InlineData("mau/ngan", "Không có xã, phường \"x\" trong areas.yaml; ghi mã xã, không ghi tên.", "--commune", "x")]
    [InlineData("mau/ngan", "Tên tệp sau --out phải kết thúc bằng .html; \"ngan.yaml\" không dùng được.", "--out", "ngan.yaml")]
    [InlineData("mau/ngan", "Không ghi được, nên chưa tệp nào bị đổi: ", "--out", "/proc/self/x.html")]
    [InlineData("mau/ngan", "\"preview\" không có \"--comune\"", "--comune", "x")]
    public async Task What_cannot_be_is_refused_in_one_sentence(string lesson, string said, params string[] more)
    {
        var (code, output) = await RunAsync(lesson, more);

        Assert.Equal(2, code);
        Assert.StartsWith(said, Assert.Single(output.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_file_that_cannot_be_read_is_told_with_its_line()
    {
        content.Write(SpoiledContent.Short, "id: mau/ngan\n\ttitle: x\n");

        var (code, output) = await RunAsync("mau/ngan");

        Assert.Equal(2, code);
        Assert.Matches(@"ngan\.yaml\(\d,\d\): không đọc được YAML", Assert.Single(output.Split('\n')));
    }

    public void Dispose() => content.Dispose();

    private async Task<string> PageAsync(string lesson, params string[] more)
    {
        var file = Path.Combine(content.Folder, "page.html");
        var (code, output) = await RunAsync(lesson, [.. more, "--out", file]);
        Assert.Equal((0, file), (code, output));
        return await File.ReadAllTextAsync(file);
    }

    private Task<(int Code, string Output)> RunAsync(string lesson, params string[] more) =>
        Program.RunAsync(null, ["preview", lesson, "--folder", content.Folder, .. more]);

    private static string Plain(string page) => WebUtility.HtmlDecode(Spaces().Replace(page, "><"));

    [GeneratedRegex(@">\s+<")]
    private static partial Regex Spaces();
}
