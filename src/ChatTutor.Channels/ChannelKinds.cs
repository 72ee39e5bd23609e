using ChatTutor.Channels.Telegram;
using ChatTutor.Channels.Terminal;
using ChatTutor.Channels.Web;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels;

/// <summary>A way to talk with people, as operators and authors know it.</summary>
/// <param name="Name">The first part of every address on it.</param>
/// <param name="About">One line on what it is.</param>
/// <param name="Setting">The setting or command that switches it on; null when it is always on.</param>
/// <param name="Limits">What one message may hold.</param>
/// <param name="Show">A reply as people see it there; the folder holds the pictures.</param>
/// <param name="IsBuilt">False for a platform whose limits authors already keep, but which this version does not talk to.</param>
public sealed record ChannelKind(
    string Name, string About, string? Setting, MessageLimits Limits, Func<Reply, string, IReadOnlyList<ShownMessage>> Show, bool IsBuilt = true);

/// <summary>Every channel there is: a new one is a folder and a line here.</summary>
public static class ChannelKinds
{
    // https://core.telegram.org/bots/api#sendmessage and #sendphoto; 100 buttons is what its server takes, a label's length is nowhere named.
    private static readonly MessageLimits Telegram = new(OutgoingPart.LongestText, OutgoingPart.LongestCaption, MostButtons: 100);

    // Zalo Bot Platform: sendMessage takes 1 to 2000, sendPhoto's caption too; no method sends a button.
    private static readonly MessageLimits ZaloBot = new(2000, 2000, MostButtons: 0);

    // Zalo OA, consultation message: error -210 above 2000 characters, at most 5 buttons with a title of at most 100.
    private static readonly MessageLimits ZaloOa = new(
        Zalo.OutgoingPart.LongestText, Zalo.OutgoingPart.LongestText, Zalo.OutgoingPart.MostButtons, Zalo.OutgoingPart.LongestTitle, TextUnit.Utf16OfNfc);

    public static readonly IReadOnlyList<ChannelKind> All =
    [
        new("web", "The chat page this program serves itself.", null, new(WebChannel.LongestText), (reply, _) => ShownMessage.OnPage(reply)),
        new("terminal", "A chat in this terminal, for authors and tests.", "the command talk", new(MostButtons: 0), (reply, _) => TerminalTalk.Show(reply)),
        new("telegram", "A Telegram bot, by long polling.", "ChatTutor:Telegram:Token", Telegram, OutgoingPart.Show),
        new("zalo-bot", "A bot on Zalo.", "ChatTutor:ZaloBot:Token", ZaloBot, (reply, _) => ShownMessage.InChat(reply, ZaloBot), IsBuilt: false),
        new("zalo-oa", "An official account on Zalo.", "ChatTutor:ZaloOa:AppId", ZaloOa, Zalo.OutgoingPart.Show),
    ];
}
