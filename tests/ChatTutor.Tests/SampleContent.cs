using ChatTutor.Core.Content;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests;

/// <summary>A small catalogue with every kind of step, under the real phrases and areas; it changes only when tests need it to.</summary>
public static class SampleContent
{
    /// <summary>The day on which the sample's and the real content's review dates are read.</summary>
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly Lazy<Catalogue> Loaded = new(() => Load(CopyTo(Directory.CreateTempSubdirectory("chattutor-sample-").FullName)));

    private static readonly Lazy<LoadedContent> LoadedReal = new(() => ContentFolder.Load(Repository.Content, Today));

    public static Catalogue Catalogue => Loaded.Value;

    /// <summary>The repository's own content.</summary>
    public static LoadedContent Real => LoadedReal.Value;

    /// <summary>Writes the sample into a folder that a test may then spoil.</summary>
    public static string CopyTo(string folder)
    {
        Copy(Path.Combine(Repository.Root, "tests", "ChatTutor.Tests", "content"), folder);
        foreach (var shared in new[] { "areas.yaml", "glossary.yaml", "competences.yaml", Path.Combine("phrases", "vi.yaml") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, shared))!);
            File.Copy(Path.Combine(Repository.Content, shared), Path.Combine(folder, shared), overwrite: true);
        }
        return folder;
    }

    private static Catalogue Load(string folder)
    {
        var loaded = ContentFolder.Load(folder, Today);
        return loaded.IsGood ? loaded.Catalogue! : throw new InvalidDataException(string.Join('\n', loaded.Mistakes));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
