using System.Text.Json;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.Telegram;

/// <summary>Takes the updates Telegram brings, one a delivery.</summary>
internal sealed class TelegramHook(Webhook webhook, UpdateIntake intake, Handing handing, TimeProvider time, ILogger log, CancellationToken stop)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly Turnstile turnstile = new(time);

    public async ValueTask<HookAnswer> TakeAsync(HookDelivery delivery, Func<Incoming, ValueTask<Handled>> receive)
    {
        if (!webhook.IsSecret(delivery.Header(SecretHeader)))
            return HookAnswer.Stranger;
        if (Parse(delivery.Body) is not { } update)
            return HookAnswer.Taken;
        // Without an id it could not be known again when it is brought twice.
        if (UpdateReader.ReadId(update) is not { } id)
        {
            log.UpdateUnreadable(0, "no id");
            return HookAnswer.Taken;
        }
        if (intake.Read(update, id, stop) is not { } said)
            return HookAnswer.Taken;
        return await turnstile.PassAsync(UpdateIntake.ChatOf(said), id, () => HandOnAsync(said, receive));
    }

    private async Task<HookAnswer> HandOnAsync(ReadUpdate.Said said, Func<Incoming, ValueTask<Handled>> receive) =>
        (await intake.FollowAsync(said, () => handing.TryAsync(said.Incoming, receive).AsTask(), outcome => outcome.Handled, stop)).Answer;

    private JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            log.UpdateUnreadable(0, fault.GetType().Name);
            return null;
        }
    }
}
