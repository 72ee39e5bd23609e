using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Zalo;

/// <summary>Sends replies, part by part.</summary>
internal sealed class ZaloOaSender(ZaloOaApi api, OwnMessages own, ZaloOaSettings settings, Func<DateTimeOffset> now, ILogger log)
{
    private static readonly TimeSpan AfterServerError = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterNoLine = TimeSpan.FromSeconds(5);

    private readonly PartByPart partByPart = new();

    private volatile bool buttonsRefused;

    /// <summary>What an operator has to mend, or null: the latest send knows.</summary>
    public string? Trouble { get; private set; }

    public IReadOnlyList<ConsultationMessage> Parts(Reply reply) => ConsultationMessage.Of(reply, settings.MediaFolder, !buttonsRefused);

    public async ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        var parts = Parts(message.Reply);
        var result = await partByPart.SendAsync(message.Id, parts, part => SendAsync(message, part, stop));
        return result is SendResult.Sent sent ? sent with { Messages = parts.Count } : result;
    }

    private async Task<SendResult> SendAsync(OutboxMessage message, ConsultationMessage part, CancellationToken stop)
    {
        if (part.Picture is not null)
            return await SendPictureAsync(message, part, stop);
        var answer = await CallAsync(message, part, null, stop);
        if (part.Buttons.Count == 0 || Error(answer) is not { } error || !OaErrors.IsAboutForm(error))
            return Judge(answer);
        buttonsRefused = true;
        log.ButtonsRefused(message.Id, answer.ToString()!);
        return Judge(await CallAsync(message, Typed(message.Reply), null, stop));
    }

    private async Task<SendResult> SendPictureAsync(OutboxMessage message, ConsultationMessage part, CancellationToken stop, bool again = false)
    {
        var (id, fault) = await UploadAsync(part.Picture!, stop);
        if (id is null)
            return fault is null || IsAboutPicture(fault)
                ? await SendWordsAsync(message, part, fault?.ToString() ?? "it cannot be read", stop)
                // An upload more does no harm.
                : Judge(fault) is var failed && failed is SendResult.Unknown ? new SendResult.RetryLater(AfterServerError) : failed;
        var answer = await CallAsync(message, part, id, stop);
        if (Error(answer) == OaErrors.AttachmentExpired && !again)
        {
            api.Forget(part.Picture!);
            return await SendPictureAsync(message, part, stop, again: true);
        }
        return Judge(answer) is var result && result is SendResult.Rejected rejected
            ? await SendWordsAsync(message, part, rejected.Why, stop)
            : result;
    }

    private async Task<SendResult> SendWordsAsync(OutboxMessage message, ConsultationMessage part, string why, CancellationToken stop)
    {
        log.PictureMissing(Path.GetFileName(part.Picture!), message.Id, why);
        return Judge(await CallAsync(message, part.WithoutPicture(), null, stop));
    }

    /// <summary>Zalo does not want this file, or no more files this month; the words may pass.</summary>
    private static bool IsAboutPicture(OaOutcome fault) =>
        Error(fault) is { } error && error != OaErrors.RateLimit && !OaErrors.IsAboutToken(error) && OaErrors.Trouble(error) is null;

    private async Task<(string? Id, OaOutcome? Fault)> UploadAsync(string path, CancellationToken stop)
    {
        try
        {
            return await api.UploadAsync(path, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, null);
        }
    }

    private async Task<OaOutcome> CallAsync(OutboxMessage message, ConsultationMessage part, string? attachment, CancellationToken stop)
    {
        var user = message.Address.User;
        own.Begin(user);
        var outcome = await api.SendAsync(user, part.ToMessage(attachment), stop);
        var said = (outcome as OaOutcome.Answered)?.Answer;
        own.End(user, said is OaAnswer.Said { Error: 0 } done ? done.Data("message_id") : null, said is OaAnswer.Unclear);
        return outcome;
    }

    private ConsultationMessage Typed(Reply reply) => ConsultationMessage.Of(reply, settings.MediaFolder, buttons: false)[^1];

    private static int? Error(OaOutcome? outcome) => outcome is OaOutcome.Answered { Answer: OaAnswer.Said said } ? said.Error : null;

    private SendResult Judge(OaOutcome outcome)
    {
        if (outcome is OaOutcome.NoAccess none)
            return new SendResult.RetryLater(none.Wait, WholeChannel: true);
        var answer = ((OaOutcome.Answered)outcome).Answer;
        if (answer is OaAnswer.Said heard)
            Note(heard.Error);
        return answer switch
        {
            OaAnswer.Said { Error: 0 } said => new SendResult.Sent(said.Data("message_id")),
            OaAnswer.Said said => OaErrors.Classify(said.Error, said.Message, now(), Random.Shared.NextDouble()),
            OaAnswer.Page => new SendResult.RetryLater(AfterServerError),
            OaAnswer.NeverLeft => new SendResult.RetryLater(AfterNoLine, WholeChannel: true),
            OaAnswer.Unclear unclear => new SendResult.Unknown(unclear.Why),
            _ => throw new InvalidOperationException(),
        };
    }

    private void Note(int error)
    {
        var trouble = OaErrors.Trouble(error);
        if (trouble is not null && trouble != Trouble)
            log.Alarm(trouble);
        if (error == 0 && Trouble is not null)
            log.AlarmOver();
        if (error == 0 || trouble is not null)
            Trouble = trouble;
    }
}
