using System.Text;
using ChatTutor.Core.Content;
using ChatTutor.Service.Content;
using ChatTutor.Tests.Core;

namespace ChatTutor.Tests.Service;

/// <summary>Folders as they come from people's machines.</summary>
public sealed class ContentFolderTests : IDisposable
{
    private readonly SpoiledContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void The_content_of_the_repository_is_clean()
    {
        Assert.DoesNotContain(SampleContent.Real.Mistakes, m => m.Severity == Severity.Error);
        Assert.True(SampleContent.Real.IsGood);
        var catalogue = SampleContent.Real.Catalogue!;
        // The curriculum's own counts; the bank's least number is issue B's.
        Assert.Equal((23, 116), (catalogue.Courses.Count, catalogue.Lessons.Count()));
        Assert.True(catalogue.Items.Count >= 700, $"{catalogue.Items.Count} items");
        Assert.Equal(14, catalogue.Paths.Core.Lessons.Count);
    }

    [Fact]
    public void A_missing_folder_is_a_mistake_that_names_it()
    {
        var loaded = ContentFolder.Load("/no/such/folder", SampleContent.Today);
        Assert.False(loaded.IsGood);
        Assert.Equal("/no/such/folder", Assert.Single(loaded.Mistakes).At.File);
    }

    [Fact]
    public void An_empty_folder_names_every_file_that_is_missing()
    {
        var empty = Directory.CreateTempSubdirectory("chattutor-empty-");
        var loaded = ContentFolder.Load(empty.FullName, SampleContent.Today);
        empty.Delete();
        Assert.Null(loaded.Catalogue);
        Assert.Equal(
            ["areas.yaml", "campaign.yaml", "competences.yaml", "glossary.yaml", "paths.yaml", "synonyms.yaml", "understanding.yaml", "vi.yaml"],
            loaded.Mistakes.Select(m => Path.GetFileName(m.At.File)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("areas.yaml")]
    [InlineData("paths.yaml")]
    [InlineData("campaign.yaml")]
    [InlineData("courses/mau/ngan.yaml")]
    [InlineData("courses/mau/course.yaml")]
    public void A_missing_file_is_a_mistake_at_its_name(string file)
    {
        content.Delete(file);
        Assert.False(content.Load().IsGood);
        Assert.Contains(content.Mistakes(), m => m.StartsWith($"{file}(1,1): không mở được tệp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_courses_teaches_nothing()
    {
        Directory.Delete(Path.Combine(content.Folder, "courses"), recursive: true);
        Assert.False(content.Load().IsGood);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_not_matter()
    {
        var path = Path.Combine(content.Folder, SpoiledContent.Short);
        File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Empty(content.Mistakes());
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("[]")]
    [InlineData("chỉ là chữ")]
    [InlineData("- 1\n- 2\n")]
    [InlineData("id: [1]\nsteps: 5\ntitle: { a: b }\ncompetences: [[1]]\n")]
    [InlineData("steps: [1, [2], { id: x, kind: card, sources: [x, { checked: y }] }, { kind: single, choices: [x] }]\n")]
    [InlineData("steps:\n  - { id: x, kind: ordering, items: 5 }\n  - { id: x, kind: number, answer: 1e999, offers: [x] }\n")]
    public void Any_shape_of_a_lesson_is_refused_without_a_fault(string text)
    {
        content.Write(SpoiledContent.Short, text);
        Assert.False(content.Load().IsGood);
        Assert.All(content.Mistakes().Where(m => m.StartsWith(SpoiledContent.Short, StringComparison.Ordinal)), m => Assert.Matches(@"\(\d+,\d+\): .", m));
    }

    [Fact]
    public void A_key_written_twice_is_told_where()
    {
        content.Replace(SpoiledContent.Short, "minutes: 1\n", "minutes: 1\nminutes: 2\n");
        Assert.Equal("courses/mau/ngan.yaml(6,1): khóa \"minutes\" bị lặp; giữ một dòng thôi", content.OnlyError());
    }

    [Fact]
    public void A_lesson_named_twice_is_told_where()
    {
        content.Replace("courses/mau/course.yaml", "[du-loai, ngan]", "[du-loai, ngan, ngan]");
        Assert.Equal("courses/mau/course.yaml(5,10): bài \"ngan\" ghi hai lần", content.OnlyError());
    }

    [Fact]
    public void A_lesson_of_a_megabyte_is_refused()
    {
        content.Write(SpoiledContent.Short, "id: mau/ngan\nrecap: " + new string('a', 1 << 20));
        Assert.Contains("courses/mau/ngan.yaml(1,1): tệp quá lớn; chia nhỏ ra", content.Mistakes());
        content.Write(SpoiledContent.Short, new string('a', 3 << 20));
        Assert.Contains("courses/mau/ngan.yaml(1,1): không mở được tệp: tệp quá lớn", content.Mistakes());
    }
}
