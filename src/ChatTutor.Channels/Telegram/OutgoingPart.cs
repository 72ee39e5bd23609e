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
    /// <summary>UTF-16 units after the marks are taken off; https://core.telegram.org/bots/api#sendmessage.</summary>
    public const int LongestText = 4096;

    public const int LongestCaption = 1024;
    private const int LongestNote = 512;

    public static IReadOnlyList<OutgoingPart> Of(Reply reply, string mediaFolder) =>
        reply.Match(say => Of(say.Text, Notes(say), Buttons(say.Choices, say.Link)), picture => Of(picture, FindPicture(mediaFolder, picture.File)));

    /// <summary>What a person sees of it in Telegram.</summary>
    public static IReadOnlyList<ShownMessage> Show(Reply reply, string mediaFolder) =>
        [.. Of(reply, mediaFolder).Select(part => new ShownMessage(part.Plain, LabelsOf(part), part.Picture is null ? null : ((Reply.Picture)reply).File))];

    /// <summary>The same in words only.</summary>
    public OutgoingPart WithoutPicture() => Of(InWords(Alt, Plain), [], Keyboard)[0];

    private static IReadOnlyList<string> LabelsOf(OutgoingPart part) => [.. part.Keyboard?.InlineKeyboard.SelectMany(row => row).Select(b => b.Text) ?? []];

    private static IReadOnlyList<OutgoingPart> Of(Reply.Picture reply, string? path)
    {
        var keyboard = Buttons(reply.Choices, null);
        var alt = Shorten(reply.Alt);
        if (path is null)
            return Of(InWords(alt, reply.Text), [], keyboard);
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

    private static IReadOnlyList<string> Notes(Reply.Say say) =>
        [.. say.Ai ? ["AI soạn"] : Array.Empty<string>(), .. say.Source is { } source ? [Shorten("Nguồn: " + source)] : Array.Empty<string>()];

    private static string InWords(string alt, string text) => string.IsNullOrWhiteSpace(alt) ? text : $"[Hình: {alt}]\n\n{text}".TrimEnd();

    private static string Shorten(string note) => note.Length <= LongestNote ? note : TextSplitting.Split(note, LongestNote)[0];

    /// <summary>One button a row: labels are whole sentences, and fingers are wide.</summary>
    private static InlineKeyboardMarkup? Buttons(IReadOnlyList<ReplyChoice> choices, ReplyLink? link)
    {
        var rows = choices.Select(c => InlineKeyboardButton.WithCallbackData(c.Label, c.Id)).ToList();
        if (link is not null)
            rows.Add(InlineKeyboardButton.WithUrl(link.Label, link.Url));
        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows.Select(button => new[] { button }));
    }

    /// <summary>Content cannot reach outside the media folder.</summary>
    private static string? FindPicture(string mediaFolder, string file)
    {
        var folder = Path.GetFullPath(mediaFolder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, file));
        return path.StartsWith(folder, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }
}
