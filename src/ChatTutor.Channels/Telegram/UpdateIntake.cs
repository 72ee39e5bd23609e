using System.Globalization;
using System.Text.Json;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;

namespace ChatTutor.Channels.Telegram;

/// <summary>What becomes of an update, whether it was fetched or brought: read, its tap answered, its effects on the chat's look.</summary>
internal sealed class UpdateIntake(
    TelegramConnection telegram, TelegramSettings settings, Keyboards keyboards, Func<DateTimeOffset> now, ILogger log)
{
    private bool groupSeen;

    /// <summary>What is to be handed on, or null when there is nothing for the tutor in it.</summary>
    public ReadUpdate.Said? Read(JsonElement update, long id, CancellationToken stop)
    {
        var read = UpdateReader.Read(update, id, now());
        if (read is ReadUpdate.Broken broken)
            log.UpdateUnreadable(id, broken.Why);
        if (read is ReadUpdate.FromGroup && !groupSeen)
        {
            this.groupSeen = true;
            log.GroupIgnored();
        }
        if (read is ReadUpdate.Said { Tap: { } tap })
            _ = AnswerTapAsync(tap, id, stop);
        return read as ReadUpdate.Said;
    }

    /// <summary>Hands it on by <paramref name="hand"/>; what was answered loses its buttons, and who has to wait sees that somebody types.</summary>
    public async Task<T> FollowAsync<T>(ReadUpdate.Said said, Func<Task<T>> hand, Func<T, Handled?> outcome, CancellationToken stop)
    {
        var chat = ChatOf(said);
        // Looked up before: the answer may be on its way while the handing on still returns.
        var asked = said.Message ?? keyboards.Of(chat);
        var result = await hand();
        if (outcome(result) is not { Repeated: false } handled)
            return result;
        if (asked is { } message && handled.Replies.Count > 0)
            _ = keyboards.TakeAwayAsync(chat, message, stop);
        return result;
    }

    public static long ChatOf(ReadUpdate.Said said) => long.Parse(said.Incoming.Address.User, CultureInfo.InvariantCulture);

    /// <summary>The person's button stops spinning. Nobody waits for this, and its failure does no harm.</summary>
    private async Task AnswerTapAsync(string tap, long id, CancellationToken stop)
    {
        try
        {
            await telegram.CallAsync(new AnswerCallbackQueryRequest { CallbackQueryId = tap }, settings.CallTime, stop);
        }
#pragma warning disable CA1031 // Whatever it is.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.TapNotAnswered(id, Faults.Describe(fault));
        }
    }
}
