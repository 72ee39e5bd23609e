using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;

namespace ChatTutor.Channels.Telegram;

/// <summary>The buttons under what was answered are taken away: a finger then finds only those that count.</summary>
internal sealed class Keyboards(TelegramConnection telegram, TelegramSettings settings, ILogger log)
{
    /// <summary>Chats remembered; one forgotten keeps its old buttons, which the tutor knows as old.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<long, int> latest = new();

    /// <summary>A message with buttons has gone out.</summary>
    public void Shown(long chat, int message)
    {
        if (latest.Count >= Most)
            latest.Clear();
        latest[chat] = message;
    }

    /// <summary>The latest message with buttons in this chat, or null.</summary>
    public int? Of(long chat) => latest.TryGetValue(chat, out var message) ? message : null;

    /// <summary>Nobody waits for this, and its failure does no harm.</summary>
    public async Task TakeAwayAsync(long chat, int message, CancellationToken stop)
    {
        latest.TryRemove(KeyValuePair.Create(chat, message));
        try
        {
            await telegram.CallAsync(new EditMessageReplyMarkupRequest { ChatId = chat, MessageId = message }, settings.CallTime, stop);
        }
#pragma warning disable CA1031 // Old, deleted, already without buttons, too many edits: nothing follows from it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.KeyboardLeft(Faults.Describe(fault));
        }
    }
}
