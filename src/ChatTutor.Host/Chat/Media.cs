using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Chat;

/// <summary>Pictures and recordings of the content folder.</summary>
public sealed class Media(string folder)
{
    private const string Prefix = "/media/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
        [".mp3"] = "audio/mpeg",
    };

    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    public static string Url(string file) => Prefix + string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Pictures of a folder that every channel can show, by name.</summary>
    public static IReadOnlyList<string> Pictures(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToUpperInvariant() is ".PNG" or ".JPG").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static Results<PhysicalFileHttpResult, NotFound> Get(HttpContext http, string file, Media media)
    {
        if (media.Find(file) is not { } found)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.PhysicalFile(
            found.FullName, TypeOf(found), lastModified: found.LastWriteTimeUtc, enableRangeProcessing: true);
    }

    internal static string TypeOf(FileInfo file) => Types[file.Extension];

    // Whatever the address says, the file must end up below the folder and be of a kind that content uses.
    internal FileInfo? Find(string file)
    {
        if (file.Contains('\0', StringComparison.Ordinal))
            return null;
        var found = new FileInfo(Path.GetFullPath(Path.Combine(root, file)));
        var isOurs = found.FullName.StartsWith(root, StringComparison.Ordinal) && Types.ContainsKey(found.Extension);
        return isOurs && found.Exists ? found : null;
    }
}
