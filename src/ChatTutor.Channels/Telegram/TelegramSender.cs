using System.Collections.Concurrent;
using System.Globalization;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatTutor.Channels.Telegram;

/// <summary>Sends replies, part by part.</summary>
internal sealed class TelegramSender(
    TelegramConnection telegram, TelegramSettings settings, Keyboards keyboards, ILogger log)
{
    private readonly PartByPart parts = new();

    /// <summary>Telegram's ids of pictures it has, so that each is uploaded once and not once a learner.</summary>
    private readonly ConcurrentDictionary<(string Path, DateTime Written), string> uploaded = new();

    public async ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        if (!long.TryParse(message.Address.User, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
            return new SendResult.Rejected("not a Telegram chat id");
        return await parts.SendAsync(message.Id, OutgoingPart.Of(message.Reply, settings.MediaFolder), part => SendAsync(message.Id, chat, part, stop));
    }

    private async Task<SendResult> SendAsync(long id, long chat, OutgoingPart part, CancellationToken stop)
    {
        try
        {
            return Sent(chat, part, await CallAsync(chat, part, ParseMode.Html, stop));
        }
        catch (Exception fault) when (part.Picture is not null && IsAboutPicture(fault))
        {
            log.PictureMissing(Path.GetFileName(part.Picture!), id);
            uploaded.TryRemove(Version(part.Picture!), out _);
            return await SendAsync(id, chat, part.WithoutPicture(), stop);
        }
        catch (Exception fault) when (SendFaults.IsAboutMarks(fault))
        {
            log.SentPlain(id, Faults.Describe(fault));
            return await SendPlainAsync(chat, part, stop);
        }
        catch (Exception fault) when (IsOutside(fault))
        {
            return Fail(fault);
        }
    }

    private async Task<SendResult> SendPlainAsync(long chat, OutgoingPart part, CancellationToken stop)
    {
        try
        {
            return Sent(chat, part, await CallAsync(chat, part, ParseMode.None, stop));
        }
        catch (Exception fault) when (IsOutside(fault))
        {
            return Fail(fault);
        }
    }

    private static bool IsAboutPicture(Exception fault) =>
        fault is IOException or UnauthorizedAccessException || (fault is ApiRequestException && SendFaults.Classify(fault) is SendResult.Rejected);

    /// <summary>Also a stop: whether a message under way was taken is then not known.</summary>
    private static bool IsOutside(Exception fault) => fault is RequestException or TimeoutException or OperationCanceledException;

    private SendResult Fail(Exception fault)
    {
        if (Faults.IsTokenRefused(fault))
            log.SendingRefused(((ApiRequestException)fault).ErrorCode, fault.Message);
        return SendFaults.Classify(fault);
    }

    private SendResult.Sent Sent(long chat, OutgoingPart part, Message message)
    {
        if (part.Keyboard is not null)
            keyboards.Shown(chat, message.Id);
        return new SendResult.Sent(message.Id.ToString(CultureInfo.InvariantCulture));
    }

    private Task<Message> CallAsync(long chat, OutgoingPart part, ParseMode marks, CancellationToken stop)
    {
        if (part.Picture is not null)
            return SendPhotoAsync(chat, part, part.Picture, stop);
        return telegram.CallAsync(new SendMessageRequest
        {
            ChatId = chat,
            Text = marks == ParseMode.Html ? part.Html : part.Plain,
            ParseMode = marks,
            LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
            ReplyMarkup = part.Keyboard,
        }, settings.CallTime, stop);
    }

    private async Task<Message> SendPhotoAsync(long chat, OutgoingPart part, string path, CancellationToken stop)
    {
        var version = Version(path);
        if (uploaded.TryGetValue(version, out var known))
            return await SendPhotoAsync(chat, part, InputFile.FromFileId(known), stop);
        await using var picture = File.OpenRead(path);
        var message = await SendPhotoAsync(chat, part, InputFile.FromStream(picture, Path.GetFileName(path)), stop);
        if (message.Photo is { Length: > 0 } sizes)
            uploaded[version] = sizes[^1].FileId;
        return message;
    }

    private static (string, DateTime) Version(string path) => (path, File.GetLastWriteTimeUtc(path));

    private Task<Message> SendPhotoAsync(long chat, OutgoingPart part, InputFile photo, CancellationToken stop) =>
        telegram.CallAsync(new SendPhotoRequest
        {
            ChatId = chat,
            Photo = photo,
            Caption = part.Html.Length == 0 ? null : part.Html,
            ParseMode = ParseMode.Html,
            ReplyMarkup = part.Keyboard,
        }, settings.CallTime, stop);
}
