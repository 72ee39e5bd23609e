using ChatTutor.Core.Content;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Host.Authoring;

/// <summary>"new lesson" as authors meet it.</summary>
public sealed class NewLessonTests : IDisposable
{
    private readonly string folder = SampleContent.CopyTo(Directory.CreateTempSubdirectory("chattutor-new-").FullName);

    [Fact]
    public async Task A_lesson_in_a_course_that_is_there_changes_one_line_of_it_and_is_clean()
    {
        var course = Read("courses/mau/course.yaml");

        var (code, output) = await RunAsync("mau/moi", "--title", "Bài “mới” \\ \"lạ\"");

        Assert.Equal(0, code);
        Assert.Contains(Path.Combine(folder, "courses", "mau", "moi.yaml"), output, StringComparison.Ordinal);
        Assert.Equal(course.Replace("[du-loai, ngan]", "[du-loai, ngan, moi]", StringComparison.Ordinal), Read("courses/mau/course.yaml"));
        var lesson = Clean().Lesson("mau/moi")!;
        Assert.Equal("Bài “mới” \\ \"lạ\"", lesson.Title);
        Assert.Equal((3, 2, 1), (lesson.Steps.OfType<Card>().Count(), lesson.Questions.Count(), lesson.Steps.OfType<Practice>().Count()));
        Assert.Equal(["0.1"], lesson.Competences);
        Assert.StartsWith("# yaml-language-server: $schema=../../schema/lesson.json\n", Read("courses/mau/moi.yaml"), StringComparison.Ordinal);
        Assert.StartsWith("# yaml-language-server: $schema=../../schema/bank.json\n", Read("banks/mau/moi.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_course_is_made_and_two_new_lessons_do_not_ask_the_same()
    {
        await RunAsync("khoa-moi/mot");
        var (code, _) = await RunAsync("khoa-moi/hai");

        Assert.Equal(0, code);
        var course = Clean().Course("khoa-moi")!;
        Assert.Equal(("Khóa mới", "ban-to-chuc"), (course.Title, course.Owner));
        Assert.Equal(["khoa-moi/mot", "khoa-moi/hai"], course.Lessons.Select(l => l.Id));
    }

    [Fact]
    public async Task The_first_lesson_of_all_can_be_started()
    {
        Directory.Delete(Path.Combine(folder, "courses"), recursive: true);
        Directory.Delete(Path.Combine(folder, "banks"), recursive: true);

        Assert.Equal(0, (await RunAsync("khoa/mot")).Code);

        Assert.Contains(ContentFolder.Load(folder, SampleContent.Today).Catalogue!.Lessons, l => l.Id == "khoa/mot");
    }

    [Fact]
    public async Task The_bank_s_pattern_is_clean_once_its_marks_are_taken_off()
    {
        await RunAsync("mau/moi");
        var bank = Path.Combine(folder, "banks", "mau", "moi.yaml");

        File.WriteAllText(bank, Read("banks/mau/moi.yaml").Replace("items: []", "items:", StringComparison.Ordinal).Replace("\n#  ", "\n  ", StringComparison.Ordinal));

        Assert.Contains(Clean().Items, i => i.Id == "mau/moi#cau-on-1");
    }

    [Theory]
    [InlineData("mau/ngan", "Đã có")]
    [InlineData("mau/course", "Mã bài")]
    [InlineData("mau", "Mã bài")]
    [InlineData("mau/../../x", "Mã bài")]
    [InlineData("/etc/x", "Mã bài")]
    [InlineData("Mau/Bai", "Mã bài")]
    [InlineData("mau/bài", "Mã bài")]
    [InlineData("mau/mot-ma-dai-den-muc-khong-nut-bam-nao-chua-noi-nua", "Mã bài")]
    public async Task What_cannot_be_is_refused_in_one_sentence_and_nothing_is_written(string id, string said)
    {
        var before = Everything();

        var (code, output) = await RunAsync(id);

        Assert.Equal(2, code);
        Assert.StartsWith(said, Assert.Single(output.Split('\n')), StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_course_file_that_has_no_list_is_not_touched()
    {
        File.WriteAllText(Path.Combine(folder, "courses", "mau", "course.yaml"), "id: mau\ntitle: Mẫu\nlevel: 1\nowner: ban-to-chuc\nlessons: ngan\n");
        var before = Everything();

        var (code, output) = await RunAsync("mau/moi");

        Assert.Equal(2, code);
        Assert.Contains("\"lessons\"", output, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("--foldr", "x")]
    [InlineData("--folder", "nowhere")]
    public async Task A_slip_in_the_command_is_refused(params string[] slip)
    {
        var (code, output) = await Program.RunAsync(null, ["new", "lesson", "mau/moi", .. slip]);

        Assert.Equal(2, code);
        Assert.Contains(slip[0], Assert.Single(output.Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Code, string Output)> RunAsync(string id, params string[] more) =>
        Program.RunAsync(null, ["new", "lesson", id, "--folder", folder, .. more]);

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, file));

    private Catalogue Clean()
    {
        var loaded = ContentFolder.Load(folder, SampleContent.Today);
        Assert.Empty(loaded.Mistakes);
        return loaded.Catalogue!;
    }

    private List<string> Everything() =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order().Select(f => f + "\n" + File.ReadAllText(f))];
}
