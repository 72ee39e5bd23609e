using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>Takes the events Zalo brings, one a delivery.</summary>
internal sealed class ZaloBotHook(Webhook webhook, ZaloBotIntake intake, Handing handing)
{
    private const string SecretHeader = "X-Bot-Api-Secret-Token";

    public async ValueTask<HookAnswer> TakeAsync(HookDelivery delivery, Func<Incoming, ValueTask<Handled>> receive)
    {
        if (!webhook.IsSecret(delivery.Header(SecretHeader)))
            return HookAnswer.Stranger;
        if (intake.Read(delivery.Body) is not { } incoming)
            return HookAnswer.Taken;
        return (await handing.TryAsync(incoming, receive)).Answer;
    }
}
