using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Service.Content;

/// <summary>Reads single YAML files below the content folder, gathering mistakes and where things stand.</summary>
internal sealed class ContentFiles(string folder)
{
    public List<ContentMistake> Mistakes { get; } = [];

    public Places Places { get; } = new();

    /// <summary>A file as a thing; null, with a mistake, when it cannot be read at all.</summary>
    public T? Read<T>(string name, Func<Fields, T> read) where T : class => Node(name) is { } node ? Read(node, name, read) : null;

    /// <summary>What stands in no file, as if it stood at that place.</summary>
    public T Read<T>(Node node, string place, Func<Fields, T> read)
    {
        Places.Note(node, place);
        var fields = new Fields(node, Mistakes);
        var value = read(fields);
        fields.Done();
        return value;
    }

    public bool Exists(string name) => File.Exists(Path.Combine(folder, name));

    /// <summary>Files of a subfolder, by name below the content folder with "/"; none when there is no such subfolder.</summary>
    public IReadOnlyList<string> In(string subfolder, string pattern = "*.yaml", SearchOption depth = SearchOption.TopDirectoryOnly) =>
        Directory.Exists(Path.Combine(folder, subfolder))
            ? [.. Directory.EnumerateFiles(Path.Combine(folder, subfolder), pattern, depth).Select(Name).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Folders below a subfolder, named in the same way.</summary>
    public IReadOnlyList<string> FoldersIn(string subfolder) =>
        Directory.Exists(Path.Combine(folder, subfolder))
            ? [.. Directory.EnumerateDirectories(Path.Combine(folder, subfolder)).Select(Name).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Bytes of a file.</summary>
    public long Length(string name) => new FileInfo(Path.Combine(folder, name)).Length;

    public void Mistake(string name, string message) =>
        Mistakes.Add(new ContentMistake(new Position(Path.Combine(folder, name), 1, 1), message));

    private string Name(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private Node? Node(string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > YamlNodes.LongestFile * 4L })
                throw new IOException("tệp quá lớn");
            return YamlNodes.Parse(path, File.ReadAllText(path), Mistakes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Mistake(name, $"không mở được tệp: {e.Message}");
            return null;
        }
    }
}
