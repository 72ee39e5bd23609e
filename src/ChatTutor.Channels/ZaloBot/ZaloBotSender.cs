using System.Text.Json.Nodes;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>Sends replies, part by part.</summary>
internal sealed class ZaloBotSender(ZaloBotConnection zalo, ZaloBotSettings settings, TimeProvider time, ILogger log)
{
    private readonly PartByPart parts = new();
    private readonly QuotaWait quota = new(time);

    public ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        var chat = message.Address.User;
        var messages = ZaloBotMessages.Of(message.Reply, settings.MediaFolder, settings.PictureBase);
        return parts.SendAsync(message.Id, messages, part => SendAsync(message.Id, chat, part, stop));
    }

    private async Task<SendResult> SendAsync(long id, string chat, ZaloBotMessage part, CancellationToken stop)
    {
        var result = await (part.Picture is null ? TextAsync(chat, part.Text, stop) : PictureAsync(chat, part, part.Picture, stop));
        if (part.Picture is null || result is not SendResult.Rejected refused)
            return result;
        log.PictureRefused(Path.GetFileName(part.Picture.AbsolutePath), id, refused.Why);
        foreach (var words in part.WithoutPicture())
            if (await TextAsync(chat, words.Text, stop) is var next && next is not SendResult.Sent)
                return next;
        return new SendResult.Sent();
    }

    private Task<SendResult> TextAsync(string chat, string text, CancellationToken stop) =>
        CallAsync("sendMessage", new JsonObject { ["chat_id"] = chat, ["text"] = text }, settings.CallTime, stop);

    private Task<SendResult> PictureAsync(string chat, ZaloBotMessage part, Uri picture, CancellationToken stop)
    {
        var photo = new JsonObject { ["chat_id"] = chat, ["photo"] = picture.AbsoluteUri };
        if (part.Text.Length > 0)
            photo["caption"] = part.Text;
        return CallAsync("sendPhoto", photo, settings.PictureTime, stop);
    }

    private async Task<SendResult> CallAsync(string method, JsonObject parameters, TimeSpan limit, CancellationToken stop)
    {
        try
        {
            var sent = await zalo.CallAsync(method, parameters, limit, stop);
            quota.Over();
            return new SendResult.Sent(EventReader.Text(sent, "message_id"));
        }
        // Also a stop: whether a message under way was taken is then not known.
        catch (Exception fault) when (fault is ZaloBotRefusal or ZaloBotNonsense or HttpRequestException or TimeoutException or OperationCanceledException)
        {
            if (ZaloBotFaults.IsTokenRefused(fault))
                log.SendingRefused(ZaloBotFaults.Describe(fault));
            return ZaloBotFaults.Classify(fault, ZaloBotFaults.IsQuota(fault) ? quota.Next() : TimeSpan.Zero);
        }
    }
}
