using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Channels.Zalo;

/// <summary>One consultation message: a reply is one, or several when it is long or has both a picture and choices.</summary>
/// <param name="Picture">A full path.</param>
/// <param name="Alt">For those who do not get the picture.</param>
internal sealed record ConsultationMessage(string Text, IReadOnlyList<OaButton> Buttons, string? Picture = null, string Alt = "")
{
    /// <summary>Bytes.</summary>
    private const long LargestPicture = 1 << 20;

    private static readonly string[] PictureKinds = [".png", ".jpg", ".jpeg"];

    private static MessageLimits Limits => ChannelKinds.ZaloOa.Limits;

    /// <param name="buttons">False when every choice is to be typed.</param>
    public static IReadOnlyList<ConsultationMessage> Of(Reply reply, string mediaFolder, bool buttons)
    {
        var (link, notes) = reply.Match(say => (say.Link, ReplyWords.Notes(say)), picture => (null, []));
        IReadOnlyList<OaButton> offered = [.. reply.Choices.Select(c => new OaButton(Normal(c.Label), c.Id)), .. link is null ? [] : new[] { new OaButton(Normal(link.Label), null, link.Url) }];
        var fit = buttons && offered.Count <= Limits.MostButtons && offered.All(b => b.Title.Length > 0 && b.Title.Length <= Limits.LongestLabel);
        IEnumerable<string> lines = [reply.Text, .. notes, .. fit ? [] : Lines(reply, link)];
        var text = Normal(string.Join('\n', lines));
        return reply is Reply.Picture shown ? Of(shown, FindPicture(mediaFolder, shown.File), text, fit ? offered : []) : Of(text, fit ? offered : []);
    }

    /// <summary>What a person sees of it.</summary>
    public static IReadOnlyList<ShownMessage> Show(Reply reply, string mediaFolder) =>
        [.. Of(reply, mediaFolder, buttons: true).Select(part =>
            new ShownMessage(part.Text, [.. part.Buttons.Select(b => b.Title)], part.Picture is null ? null : ((Reply.Picture)reply).File))];

    /// <summary>The same in words only.</summary>
    public ConsultationMessage WithoutPicture() => this with { Text = ReplyWords.InsteadOfPicture(Alt, Text), Picture = null };

    /// <param name="attachment">Zalo's id of the picture, when there is one.</param>
    public JsonObject ToMessage(string? attachment)
    {
        var message = new JsonObject();
        if (Text.Length > 0)
            message["text"] = Text;
        if (attachment is not null)
            message["attachment"] = Attachment(new JsonObject
            {
                ["template_type"] = "media",
                ["elements"] = new JsonArray(new JsonObject { ["media_type"] = "image", ["attachment_id"] = attachment }),
            });
        else if (Buttons.Count > 0)
            message["attachment"] = Attachment(new JsonObject { ["buttons"] = new JsonArray([.. Buttons.Select(ToJson)]) });
        return message;
    }

    // Zalo shows no buttons under a picture: they come with the words after it.
    private static IReadOnlyList<ConsultationMessage> Of(Reply.Picture reply, string? path, string text, IReadOnlyList<OaButton> buttons)
    {
        var alt = Normal(reply.Alt);
        if (path is null)
            return Of(ReplyWords.InsteadOfPicture(alt, text), buttons);
        return buttons.Count == 0 && text.Length <= Limits.LongestText
            ? [new ConsultationMessage(text, [], path, alt)]
            : [new ConsultationMessage("", [], path, alt), .. Of(text, buttons)];
    }

    /// <summary>Buttons go with the last part.</summary>
    private static IReadOnlyList<ConsultationMessage> Of(string text, IReadOnlyList<OaButton> buttons)
    {
        var texts = TextSplitting.Split(text, Limits.LongestText!.Value);
        return [.. texts.Select((part, i) => new ConsultationMessage(part, i == texts.Count - 1 ? buttons : []))];
    }

    private static IEnumerable<string> Lines(Reply reply, ReplyLink? link) =>
        [.. link is null ? [] : new[] { $"{link.Label}: {link.Url}" }, .. TypedChoices.Lines(reply.Text, reply.Choices)];

    private static string Normal(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);

    private static JsonObject Attachment(JsonObject payload) => new() { ["type"] = "template", ["payload"] = payload };

    private static JsonObject ToJson(OaButton button) => button.Url is { } url
        ? new JsonObject { ["title"] = button.Title, ["type"] = "oa.open.url", ["payload"] = new JsonObject { ["url"] = url } }
        : new JsonObject { ["title"] = button.Title, ["type"] = "oa.query.hide", ["payload"] = button.Payload };

    /// <summary>What Zalo would refuse is not tried.</summary>
    private static string? FindPicture(string mediaFolder, string file) =>
        ReplyWords.FindPicture(mediaFolder, file) is { } path && PictureKinds.Contains(Path.GetExtension(path).ToLowerInvariant())
            && new FileInfo(path).Length <= LargestPicture ? path : null;
}
