using System.Text.Json;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Polly;

namespace ChatTutor.Channels.Telegram;

/// <summary>
/// Fetches updates and hands them on. An update is confirmed to Telegram only by the next poll, after it has been handed on: a crash
/// before that brings it again, under the same id.
/// </summary>
internal sealed class UpdatePoller
{
    private readonly TelegramConnection telegram;
    private readonly TelegramSettings settings;
    private readonly UpdateIntake intake;
    private readonly Handing handing;
    private readonly Patience patience;
    private readonly ResiliencePipeline polling;
    private long offset;

    public UpdatePoller(TelegramConnection telegram, TelegramSettings settings, UpdateIntake intake, Handing handing, TimeProvider time, ILogger log)
    {
        (this.telegram, this.settings, this.intake, this.handing) = (telegram, settings, intake, handing);
        this.patience = new Patience(time, log);
        this.polling = patience.Polling();
    }

    public async Task RunAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        while (true)
        {
            var updates = await polling.ExecuteAsync(PollAsync, stop);
            var (said, next) = Read(updates, stop);
            // The next poll waits for the slowest of these, as Telegram confirms in order only; handing on is a write to disk.
            await Task.WhenAll(said.GroupBy(s => s.Incoming.Address).Select(chat => HandOnAsync(chat, receive, stop)));
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
    private (List<ReadUpdate.Said> Said, long Next) Read(JsonElement[] updates, CancellationToken stop)
    {
        var said = new List<ReadUpdate.Said>(updates.Length);
        var next = offset;
        foreach (var update in updates)
        {
            // An id may be lower than the last one (a quiet week makes Telegram start anywhere). One that cannot be read must be
            // the next in line, as ids count up within a batch.
            var id = UpdateReader.ReadId(update) ?? next;
            next = id + 1;
            if (intake.Read(update, id, stop) is { } message)
                said.Add(message);
        }
        return (said, next);
    }

    /// <summary>One chat's messages in order; other chats do not wait for them.</summary>
    private async Task HandOnAsync(IEnumerable<ReadUpdate.Said> chat, Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        foreach (var said in chat)
            await intake.FollowAsync(said, () => handing.WaitAsync(said.Incoming, receive, stop).AsTask(), handled => handled, stop);
    }
}
