using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.Telegram;

/// <summary>Takes calls from the socket: token, log, planned fault, method.</summary>
internal sealed class TelegramServer(TelegramState state, TelegramMethods methods, string token)
{
    private const int MostUpdates = 100;
    private const string PollMethod = "getupdates";

    public FaultPlan Faults { get; } = new();

    public ConcurrentQueue<TelegramRequest> Log { get; } = new();

    /// <summary>The server waits at most 50 seconds whatever is asked for; a test may want less.</summary>
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>Faults by chance, for calls without a planned one.</summary>
    public Func<TelegramRequest, TelegramFault?> Chance { get; set; } = _ => null;

    public async Task AnswerAsync(HttpContext context, string bot, string method)
    {
        try
        {
            var request = await TelegramRequest.ReadAsync(context.Request, method, state.Now);
            Log.Enqueue(request);
            if (bot != "bot" + token)
                throw new TelegramError(401, "Unauthorized");
            await AnswerAsync(context, request, Faults.Take(method) ?? Chance(request));
        }
        catch (TelegramError error)
        {
            await TelegramAnswer.WriteAsync(context, error);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context, TelegramRequest request, TelegramFault? fault)
    {
        switch (fault)
        {
            case TelegramFault.Error error:
                throw new TelegramError(error.Code, error.Description, error.RetryAfter);
            case TelegramFault.Page page:
                await TelegramAnswer.WriteAsync(context, page.Status, page.Html, "text/html");
                return;
            case TelegramFault.Hang:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            case TelegramFault.ResetBefore:
                context.Abort();
                return;
            case TelegramFault.ResetAfter:
                if (request.Method == PollMethod)
                    await PollAsync(context, request);
                else
                    methods.Run(request);
                context.Abort();
                return;
            case TelegramFault.Delay delay:
                await Task.Delay(delay.Time, state.Time, context.RequestAborted);
                break;
        }
        await AnswerAsync(context, request);
    }

    private async Task AnswerAsync(HttpContext context, TelegramRequest request)
    {
        if (request.Method == PollMethod)
            await TelegramAnswer.WriteUpdatesAsync(context, await PollAsync(context, request));
        else
            await TelegramAnswer.WriteAsync(context, methods.Run(request));
    }

    private async Task<IReadOnlyList<string>> PollAsync(HttpContext context, TelegramRequest request)
    {
        methods.CheckPolling();
        state.Allow(request.Json("allowed_updates"));
        var limit = Math.Clamp(request.Number("limit") ?? MostUpdates, 1, MostUpdates);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(request.Number("timeout") ?? 0, 0, LongestPoll.TotalSeconds));
        return await state.Updates.PollAsync(request.Number("offset") ?? 0, (int)limit, timeout, context.RequestAborted);
    }
}
