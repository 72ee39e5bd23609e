using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels;

/// <summary>What every chat platform shows as words, and how.</summary>
internal static class ReplyWords
{
    private const int LongestNote = 512;

    /// <summary>The small print under a text.</summary>
    public static IReadOnlyList<string> Notes(Reply.Say say) =>
        [.. say.Ai ? ["AI soạn"] : Array.Empty<string>(), .. say.Source is { } source ? [Shorten("Nguồn: " + source)] : Array.Empty<string>()];

    /// <summary>A picture's words where the picture itself does not come.</summary>
    public static string InsteadOfPicture(string alt, string text) =>
        string.IsNullOrWhiteSpace(alt) ? text : $"[Hình: {Shorten(alt)}]\n\n{text}".TrimEnd();

    public static string Shorten(string note) => note.Length <= LongestNote ? note : TextSplitting.Split(note, LongestNote)[0];

    /// <summary>The full path, or null when it is not there; content cannot reach outside the media folder.</summary>
    public static string? FindPicture(string mediaFolder, string file)
    {
        var folder = Path.GetFullPath(mediaFolder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, file));
        return path.StartsWith(folder, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }
}
