using ChatTutor.Channels.Telegram;
using ChatTutor.Channels.Terminal;
using ChatTutor.Channels.Zalo;
using ChatTutor.Channels.ZaloBot;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Channels;

/// <summary>A way to talk with people, as operators and authors know it.</summary>
/// <param name="Name">The first part of every address on it.</param>
/// <param name="About">One line on what it is.</param>
/// <param name="Setting">The setting or command that switches it on; null when it is always on.</param>
/// <param name="Limits">What one message may hold.</param>
/// <param name="Show">A reply as people see it there; the folder holds the pictures.</param>
public sealed record ChannelKind(
    string Name, string About, string? Setting, MessageLimits Limits, Func<Reply, string, IReadOnlyList<ShownMessage>> Show)
{
    /// <summary>How fast and when it may be sent to.</summary>
    public required ChannelLimits Sending { get; init; }

    /// <summary>A message that was sent can be changed: buttons that were answered are taken away.</summary>
    public bool CanEdit { get; init; }

    /// <summary>How pictures get there.</summary>
    public PictureWay Pictures { get; init; }
}

/// <summary>How a platform takes pictures.</summary>
public enum PictureWay
{
    /// <summary>Words stand for them.</summary>
    None,

    /// <summary>We hand over the file.</summary>
    Upload,

    /// <summary>It fetches them from a public address; without one, words stand for them.</summary>
    PublicAddress,
}

/// <summary>Every channel there is: a new one is a folder and a line here.</summary>
public static class ChannelKinds
{
    // https://core.telegram.org/bots/api#sendmessage and #sendphoto; 100 buttons is what its server takes, a label's length is nowhere named.
    private static readonly MessageLimits TelegramMessage = new(LongestText: 4096, LongestCaption: 1024, MostButtons: 100);

    // Zalo Bot Platform: sendMessage takes 1 to 2000, sendPhoto's caption too; no method sends a button, changes or deletes a message.
    private static readonly MessageLimits ZaloBotMessage = new(LongestText: 2000, LongestCaption: 2000, MostButtons: 0);

    // Zalo OA, consultation message: error -210 above 2000 characters, at most 5 buttons with a title of at most 100.
    private static readonly MessageLimits ZaloOaMessage = new(2000, 2000, MostButtons: 5, LongestLabel: 100, TextUnit.Utf16OfNfc);

    public static ChannelKind Web { get; } =
        new("web", "The chat page this program serves itself.", null, new(), (reply, _) => ShownMessage.OnPage(reply))
        {
            Sending = new(4000, Concurrency: 64),
            Pictures = PictureWay.Upload,
        };

    public static ChannelKind Terminal { get; } =
        new("terminal", "A chat in this terminal, for authors and tests.", "the command talk", new(MostButtons: 0), (reply, _) => TerminalTalk.Show(reply))
        {
            Sending = new(int.MaxValue, Concurrency: 1),
        };

    // About 30 messages a second from a bot and one a second in a chat, says Telegram's help on limits, and that neither is exact;
    // each takes up to a second on a slow line.
    public static ChannelKind Telegram { get; } =
        new("telegram", "A Telegram bot, by long polling or webhook.", "ChatTutor:Telegram:Token", TelegramMessage, OutgoingPart.Show)
        {
            Sending = new(4096, Concurrency: 32, PerSecond: 25, PerChatPerSecond: 1),
            CanEdit = true,
            Pictures = PictureWay.Upload,
        };

    // The quota belongs to a subscription and is not published: only "429 Quota exceeded" tells.
    public static ChannelKind ZaloBot { get; } =
        new("zalo-bot", "A bot on Zalo, by webhook or polling.", "ChatTutor:ZaloBot:Token", ZaloBotMessage, ZaloBotMessages.Show)
        {
            Sending = new(2000, Concurrency: 16) { IsTypedOnly = true },
            Pictures = PictureWay.PublicAddress,
        };

    // 4,000 calls a minute and application, uploads included; each takes up to a second on a slow line.
    public static ChannelKind ZaloOa { get; } =
        new("zalo-oa", "An official account on Zalo, by webhook.", "ChatTutor:ZaloOa:AppId", ZaloOaMessage, ConsultationMessage.Show)
        {
            Sending = new(2000, Concurrency: 32, PerSecond: 60) { Contact = new ContactRules(ContactWindow.ZaloOa, QuietHours.Default) },
            Pictures = PictureWay.Upload,
        };

    public static IReadOnlyList<ChannelKind> All { get; } = [Web, Terminal, Telegram, ZaloBot, ZaloOa];
}
