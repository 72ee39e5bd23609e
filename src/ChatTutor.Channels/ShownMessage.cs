using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels;

/// <summary>One message as a person sees it on a channel; a reply is one, or several when it is long.</summary>
/// <param name="Labels">Buttons, and last the page to open where there is one.</param>
/// <param name="Picture">Its name in the media folder, when the channel shows it.</param>
/// <param name="Note">Small print that the channel keeps apart from the text.</param>
public sealed record ShownMessage(string Text, IReadOnlyList<string> Labels, string? Picture = null, string? Note = null)
{
    /// <summary>As on a page: text, picture, small print and buttons each have their own place.</summary>
    public static IReadOnlyList<ShownMessage> OnPage(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Match<IReadOnlyList<ShownMessage>>(
            say => [new(say.Text, ButtonsOf(say.Choices, say.Link), Note: NoteOf(say))],
            picture => [new(picture.Text, ButtonsOf(picture.Choices, null), picture.File)]);
    }

    /// <summary>Where a message is a text with a few buttons at most: more of them, or all where there are none, are numbered lines.</summary>
    public static IReadOnlyList<ShownMessage> InChat(Reply reply, MessageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(limits);
        var (link, note, picture) = reply.Match<(ReplyLink?, string?, string?)>(
            say => (say.Link, NoteOf(say), null), shown => (null, null, shown.File));
        var labels = ButtonsOf(reply.Choices, link);
        var fits = !(labels.Count > limits.MostButtons);
        var lines = fits ? [] : TypedChoices.Lines(reply.Text, reply.Choices);
        var text = string.Join('\n', [reply.Text, .. note is null ? Array.Empty<string>() : [note], .. Address(fits ? null : link), .. lines]);
        return [new(text, fits ? labels : [], picture)];
    }

    private static IReadOnlyList<string> Address(ReplyLink? link) => link is null ? [] : [$"{link.Label}: {link.Url}"];

    private static IReadOnlyList<string> ButtonsOf(IReadOnlyList<ReplyChoice> choices, ReplyLink? link) =>
        [.. choices.Select(c => c.Label), .. link is null ? Array.Empty<string>() : [link.Label]];

    private static string? NoteOf(Reply.Say say) => say.Source is null ? null : "Nguồn: " + say.Source;
}
