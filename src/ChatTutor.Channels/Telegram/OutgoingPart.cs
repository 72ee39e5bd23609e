using ChatTutor.Core.Conversation;
using Telegram.Bot.Extensions;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatTutor.Channels.Telegram;

/// <summary>One message as Telegram takes it: a reply is one, or several when it is long.</summary>
/// <param name="Plain">The same without marks, for when Telegram does not take the marks.</param>
/// <param name="Picture">A full path; the words are then its caption.</param>
/// <param name="Alt">For those who do not get the picture.</param>
internal sealed record OutgoingPart(string Html, string Plain, InlineKeyboardMarkup? Keyboard = null, string? Picture = null, string Alt = "")
{
    private static int LongestText => ChannelKinds.Telegram.Limits.LongestText!.Value;

    private static int LongestCaption => ChannelKinds.Telegram.Limits.LongestCaption!.Value;

    public static IReadOnlyList<OutgoingPart> Of(Reply reply, string mediaFolder) =>
        reply.Match(say => Of(say.Text, ReplyWords.Notes(say), Buttons(say.Choices, say.Link)), picture => Of(picture, ReplyWords.FindPicture(mediaFolder, picture.File)));

    /// <summary>What a person sees of it in Telegram.</summary>
    public static IReadOnlyList<ShownMessage> Show(Reply reply, string mediaFolder) =>
        [.. Of(reply, mediaFolder).Select(part => new ShownMessage(part.Plain, LabelsOf(part), part.Picture is null ? null : ((Reply.Picture)reply).File))];

    /// <summary>The same in words only.</summary>
    public OutgoingPart WithoutPicture() => Of(ReplyWords.InsteadOfPicture(Alt, Plain), [], Keyboard)[0];

    private static IReadOnlyList<string> LabelsOf(OutgoingPart part) => [.. part.Keyboard?.InlineKeyboard.SelectMany(row => row).Select(b => b.Text) ?? []];

    private static IReadOnlyList<OutgoingPart> Of(Reply.Picture reply, string? path)
    {
        var keyboard = Buttons(reply.Choices, null);
        var alt = ReplyWords.Shorten(reply.Alt);
        if (path is null)
            return Of(ReplyWords.InsteadOfPicture(alt, reply.Text), [], keyboard);
        if (reply.Text.Length <= LongestCaption)
            return [new OutgoingPart(HtmlText.Escape(reply.Text), reply.Text, keyboard, path, alt)];
        return [new OutgoingPart("", "", null, path, alt), .. Of(reply.Text, [], keyboard)];
    }

    /// <summary>Notes and buttons go with the last part.</summary>
    private static IReadOnlyList<OutgoingPart> Of(string text, IReadOnlyList<string> notes, InlineKeyboardMarkup? keyboard)
    {
        var plainNotes = string.Concat(notes.Select((n, i) => (i == 0 ? "\n\n" : "\n") + n));
        var htmlNotes = string.Concat(notes.Select((n, i) => $"{(i == 0 ? "\n\n" : "\n")}<i>{HtmlText.Escape(n)}</i>"));
        var texts = TextSplitting.Split(text, LongestText - plainNotes.Length);
        var parts = texts.Select(t => new OutgoingPart(HtmlText.Escape(t), t)).ToList();
        var last = parts[^1];
        parts[^1] = new OutgoingPart(last.Html + htmlNotes, last.Plain + plainNotes, keyboard);
        return parts;
    }

    /// <summary>One button a row: labels are whole sentences, and fingers are wide.</summary>
    private static InlineKeyboardMarkup? Buttons(IReadOnlyList<ReplyChoice> choices, ReplyLink? link)
    {
        var rows = choices.Select(c => InlineKeyboardButton.WithCallbackData(c.Label, c.Id)).ToList();
        if (link is not null)
            rows.Add(InlineKeyboardButton.WithUrl(link.Label, link.Url));
        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows.Select(button => new[] { button }));
    }
}
