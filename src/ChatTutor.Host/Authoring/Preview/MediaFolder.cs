using ChatTutor.Host.Chat;

namespace ChatTutor.Host.Authoring.Preview;

/// <summary>The pictures of a content folder, to be put inside a page that stands alone.</summary>
public sealed class MediaFolder(string path)
{
    /// <summary>Bytes. Lint allows 40 KB; what is far heavier would only make the page slow.</summary>
    private const long Heaviest = 1024 * 1024;

    private readonly Media media = new(path);

    public string Path => path;

    /// <summary>A picture as an address that holds it; null when it is not there or too heavy.</summary>
    public string? Inline(string file) =>
        media.Find(file) is { Length: <= Heaviest } found
            ? $"data:{Media.TypeOf(found)};base64,{Convert.ToBase64String(File.ReadAllBytes(found.FullName))}"
            : null;
}
