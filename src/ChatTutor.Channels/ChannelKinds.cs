namespace ChatTutor.Channels;

/// <summary>A way to talk with people, as operators know it.</summary>
/// <param name="Name">The first part of every address on it.</param>
/// <param name="About">One line on what it is.</param>
/// <param name="Setting">The setting or command that switches it on; null when it is always on.</param>
public sealed record ChannelKind(string Name, string About, string? Setting);

/// <summary>Every channel there is: a new one is a folder and a line here.</summary>
public static class ChannelKinds
{
    public static readonly IReadOnlyList<ChannelKind> All =
    [
        new("web", "The chat page this program serves itself.", null),
        new("terminal", "A chat in this terminal, for authors and tests.", "the command talk"),
        new("telegram", "A Telegram bot, by long polling.", "ChatTutor:Telegram:Token"),
    ];
}
