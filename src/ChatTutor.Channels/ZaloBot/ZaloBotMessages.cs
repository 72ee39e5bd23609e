using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>One message as Zalo's bot platform takes it: plain words, or a picture with words under it. There are no buttons: what to choose from is typed.</summary>
/// <param name="Picture">Its public address.</param>
/// <param name="Alt">For those who do not get the picture.</param>
internal sealed record ZaloBotMessage(string Text, Uri? Picture = null, string Alt = "")
{
    /// <summary>The same in words only.</summary>
    public IReadOnlyList<ZaloBotMessage> WithoutPicture() => ZaloBotMessages.OfText(ReplyWords.InsteadOfPicture(Alt, Text), "");
}

/// <summary>Replies as such messages.</summary>
internal static class ZaloBotMessages
{
    /// <summary>Kinds of files a phone shows as a picture.</summary>
    private static readonly string[] Shown = [".png", ".jpg", ".webp"];

    private static MessageLimits Limits => ChannelKinds.ZaloBot.Limits;

    /// <param name="pictures">Where this program's pictures are public; null = nowhere.</param>
    public static IReadOnlyList<ZaloBotMessage> Of(Reply reply, string mediaFolder, Uri? pictures) => reply.Match(
        say => OfText(say.Text, Below(say.Text, ReplyWords.Notes(say), say.Link, say.Choices)),
        picture => OfPicture(picture, AddressOf(picture.File, mediaFolder, pictures)));

    /// <summary>What a person sees when this program has a public address.</summary>
    public static IReadOnlyList<ShownMessage> Show(Reply reply, string mediaFolder) =>
        [.. Of(reply, mediaFolder, new Uri("https://x.invalid/media/")).Select(m => new ShownMessage(m.Text, [], m.Picture is null ? null : ((Reply.Picture)reply).File))];

    /// <summary>In parts that fit; what stands below comes with the last.</summary>
    public static IReadOnlyList<ZaloBotMessage> OfText(string text, string below)
    {
        var longest = Limits.LongestText!.Value;
        var room = longest - Limits.Measure(below);
        // A list of choices longer than half a message is text like any other.
        if (room < longest / 2)
            return [.. TextSplitting.Split(text + below, longest, Limits.Unit).Select(t => new ZaloBotMessage(t))];
        var parts = TextSplitting.Split(text, room, Limits.Unit);
        return [.. parts.SkipLast(1).Select(t => new ZaloBotMessage(t)), new ZaloBotMessage(parts[^1] + below)];
    }

    private static IReadOnlyList<ZaloBotMessage> OfPicture(Reply.Picture reply, Uri? picture)
    {
        var below = Below(reply.Text, [], null, reply.Choices);
        if (picture is null)
            return OfText(ReplyWords.InsteadOfPicture(reply.Alt, reply.Text), below);
        return Limits.Measure(reply.Text + below) <= Limits.LongestCaption
            ? [new ZaloBotMessage(reply.Text + below, picture, reply.Alt)]
            : [new ZaloBotMessage("", picture, reply.Alt), .. OfText(reply.Text, below)];
    }

    private static string Below(string text, IReadOnlyList<string> notes, ReplyLink? link, IReadOnlyList<ReplyChoice> choices)
    {
        IReadOnlyList<string> small = [.. notes, .. link is null ? Array.Empty<string>() : [$"{link.Label}: {link.Url}"]];
        return Block(small) + Block(TypedChoices.Lines(text, choices));
    }

    private static string Block(IReadOnlyList<string> lines) => lines.Count == 0 ? "" : "\n\n" + string.Join('\n', lines);

    private static Uri? AddressOf(string file, string mediaFolder, Uri? pictures) =>
        pictures is not null && Shown.Contains(Path.GetExtension(file).ToLowerInvariant()) && ReplyWords.FindPicture(mediaFolder, file) is not null
            ? new Uri(pictures, string.Join('/', file.Split('/').Select(Uri.EscapeDataString))) : null;
}
