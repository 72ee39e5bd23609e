using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Core;

/// <summary>A copy of the sample that a test spoils in one place.</summary>
public sealed class SpoiledContent : IDisposable
{
    public const string Short = "courses/mau/ngan.yaml";
    public const string Long = "courses/mau/du-loai.yaml";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chattutor-spoiled-");

    public SpoiledContent() => SampleContent.CopyTo(folder.FullName);

    public string Folder => folder.FullName;

    /// <summary>Replaces a text that stands in the file exactly once.</summary>
    public SpoiledContent Replace(string file, string old, string spoiled)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Equal(text.IndexOf(old, StringComparison.Ordinal), text.LastIndexOf(old, StringComparison.Ordinal));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(file, text.Replace(old, spoiled, StringComparison.Ordinal));
    }

    public SpoiledContent Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public SpoiledContent Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    public LoadedContent Load() => ContentFolder.Load(Folder, SampleContent.Today);

    /// <summary>The mistakes as an author reads them, with the folder's own path left out.</summary>
    public IReadOnlyList<string> Mistakes() =>
        [.. Load().Mistakes.Select(m => m.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];

    /// <summary>The one mistake there is, and that it keeps the content from going live.</summary>
    public string OnlyError()
    {
        Assert.False(Load().IsGood);
        return Assert.Single(Mistakes());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(Folder, file);
}
