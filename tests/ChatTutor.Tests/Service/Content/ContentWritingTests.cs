using System.Text;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Service;

/// <summary>Files are written together or not at all, and read byte for byte.</summary>
public sealed class ContentWritingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-writing-").FullName;

    [Fact]
    public void What_was_read_is_written_again_byte_for_byte()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "id: bài\r\n"u8];
        File.WriteAllBytes(PathOf("a.yaml"), bytes);

        ContentWriting.WriteAll(new Dictionary<string, string> { [PathOf("b.yaml")] = ContentWriting.Read(PathOf("a.yaml")) });

        Assert.Equal(bytes, File.ReadAllBytes(PathOf("b.yaml")));
    }

    [Fact]
    public void When_the_last_cannot_be_written_the_others_are_as_before()
    {
        File.WriteAllText(PathOf("old.yaml"), "cũ");
        Directory.CreateDirectory(PathOf("taken.yaml"));

        Assert.ThrowsAny<SystemException>(() => ContentWriting.WriteAll(new Dictionary<string, string>
        {
            [PathOf("old.yaml")] = "mới",
            [PathOf("new/new.yaml")] = "mới",
            [PathOf("taken.yaml")] = "mới",
        }));

        Assert.Equal("cũ", File.ReadAllText(PathOf("old.yaml")));
        Assert.Equal(["old.yaml", "taken.yaml"], Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        File.WriteAllBytes(PathOf("a.yaml"), [0xC3, 0x28]);

        Assert.Throws<DecoderFallbackException>(() => ContentWriting.Read(PathOf("a.yaml")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string name) => Path.Combine(folder, name);
}
