using System.Text.Json;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Polly;
using Telegram.Bot.Requests;

namespace ChatTutor.Channels.Telegram;

/// <summary>
/// Fetches updates and hands them on. An update is confirmed to Telegram only by the next poll, after it has been handed on: a crash
/// before that brings it again, under the same id.
/// </summary>
internal sealed class UpdatePoller
{
    private readonly TelegramConnection telegram;
    private readonly TelegramSettings settings;
    private readonly Func<DateTimeOffset> now;
    private readonly ILogger log;
    private readonly Patience patience;
    private readonly ResiliencePipeline polling;
    private readonly ResiliencePipeline handing;
    private long offset;
    private bool groupSeen;

    public UpdatePoller(TelegramConnection telegram, TelegramSettings settings, Func<DateTimeOffset> now, TimeProvider time, ILogger log)
    {
        (this.telegram, this.settings, this.now, this.log) = (telegram, settings, now, log);
        this.patience = new Patience(time, log);
        this.polling = patience.Polling();
        this.handing = patience.Handing();
    }

    public async Task RunAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        while (true)
        {
            var updates = await polling.ExecuteAsync(PollAsync, stop);
            var (said, next) = Read(updates, stop);
            // The next poll waits for the slowest of these, as Telegram confirms in order only; handing on is a write to disk.
            await Task.WhenAll(said.GroupBy(s => s.Said.Incoming.Address).Select(chat => HandOnAsync(chat, receive, stop)));
            this.offset = next;
        }
    }

    private async ValueTask<JsonElement[]> PollAsync(CancellationToken stop)
    {
        var request = new UpdatesRequest { Offset = offset, Timeout = (int)settings.PollTime.TotalSeconds };
        var updates = await telegram.CallAsync(request, settings.PollTime + settings.PollGrace, stop);
        if (updates.Length == 0)
            patience.Undisturbed();
        // Nothing says how to confirm these: they would come back at once, again and again.
        if (offset == 0 && updates.Length > 0 && updates.All(u => UpdateReader.ReadId(u) is null))
            throw new JsonException("No update has an id.");
        return updates;
    }

    /// <returns>What is to be handed on, and the offset that confirms the whole batch.</returns>
    private (List<(ReadUpdate.Said Said, long Id)> Said, long Next) Read(JsonElement[] updates, CancellationToken stop)
    {
        var said = new List<(ReadUpdate.Said, long)>(updates.Length);
        var next = offset;
        foreach (var update in updates)
        {
            // An id may be lower than the last one (a quiet week makes Telegram start anywhere). One that cannot be read must be
            // the next in line, as ids count up within a batch.
            var id = UpdateReader.ReadId(update) ?? next;
            next = id + 1;
            if (Read(update, id) is not { } message)
                continue;
            said.Add((message, id));
            if (message.Tap is { } tap)
                _ = AnswerTapAsync(tap, id, stop);
        }
        return (said, next);
    }

    private ReadUpdate.Said? Read(JsonElement update, long id)
    {
        var read = UpdateReader.Read(update, id, now());
        if (read is ReadUpdate.Broken broken)
            log.UpdateUnreadable(id, broken.Why);
        if (read is ReadUpdate.FromGroup && !groupSeen)
        {
            this.groupSeen = true;
            log.GroupIgnored();
        }
        return read as ReadUpdate.Said;
    }

    /// <summary>One chat's messages in order; other chats do not wait for them.</summary>
    private async Task HandOnAsync(IEnumerable<(ReadUpdate.Said Said, long Id)> chat, Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        foreach (var (said, id) in chat)
        {
            try
            {
                await handing.ExecuteAsync(async _ => await receive(said.Incoming), stop);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or StoreFailedException))
            {
                // A fault of this message alone must not keep everybody else's away.
                log.GivenUp(id, Patience.MostTries, fault.GetType().Name);
            }
        }
    }

    /// <summary>The person's button stops spinning. Nobody waits for this, and its failure does no harm.</summary>
    private async Task AnswerTapAsync(string tap, long id, CancellationToken stop)
    {
        try
        {
            await telegram.CallAsync(new AnswerCallbackQueryRequest { CallbackQueryId = tap }, settings.CallTime, stop);
        }
        catch (Exception fault)
        {
            log.TapNotAnswered(id, Faults.Describe(fault));
        }
    }
}
