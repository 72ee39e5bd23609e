using System.Text;

namespace ChatTutor.Service.Content;

/// <summary>Reads and writes files of the content folder byte for byte: what is not changed stays, its mark and line ends too.</summary>
public static class ContentWriting
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file's text, a byte order mark included.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static string Read(string path) => Strict.GetString(File.ReadAllBytes(path));

    /// <summary>Writes all of the files or, when one cannot be written, none of them.</summary>
    public static void WriteAll(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var before = texts.Keys.ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllBytes(path) : null);
        var newFolders = texts.Keys.Select(path => Path.GetDirectoryName(path)!).Where(folder => !Directory.Exists(folder)).Distinct().ToList();
        var done = new List<string>();
        try
        {
            foreach (var (path, text) in texts)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(New(path), Strict.GetBytes(text));
            }
            foreach (var path in texts.Keys)
            {
                File.Move(New(path), path, overwrite: true);
                done.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var path in done)
                Undo(path, before[path]);
            foreach (var path in texts.Keys.Where(path => File.Exists(New(path))))
                File.Delete(New(path));
            foreach (var folder in newFolders.Where(Directory.Exists))
                Directory.Delete(folder);
            throw;
        }
    }

    // Beside the file, so that moving it is one step; not ".yaml", so that nobody reads it half written.
    private static string New(string path) => path + ".new";

    private static void Undo(string path, byte[]? before)
    {
        if (before is null)
            File.Delete(path);
        else
            File.WriteAllBytes(path, before);
    }
}
