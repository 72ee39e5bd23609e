using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.Telegram;

/// <summary>Takes calls from the socket: token, log, planned fault, method.</summary>
internal sealed class TelegramServer(TelegramState state, TelegramMethods methods, string token)
{
    private const int MostUpdates = 100;
    private const string PollMethod = "getupdates";

    public FaultPlan Faults { get; } = new();

    public ConcurrentQueue<ApiRequest> Log { get; } = new();

    /// <summary>The server waits at most 50 seconds whatever is asked for; a test may want less.</summary>
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>Faults by chance, for calls without a planned one.</summary>
    public Func<ApiRequest, Fault?> Chance { get; set; } = _ => null;

    public async Task AnswerAsync(HttpContext context, string bot, string method)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(context.Request, method.ToLowerInvariant(), state.Now);
            Log.Enqueue(request);
            if (bot != "bot" + token)
                throw new ApiError(401, "Unauthorized");
            await AnswerAsync(context, request, Faults.Take(method) ?? Chance(request));
        }
        catch (ApiError error)
        {
            await TelegramAnswer.WriteAsync(context, error);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context, ApiRequest request, Fault? fault)
    {
        if (!await Mischief.MeetAsync(context, fault, () => CarryOutAsync(context, request), state.Time))
            await AnswerAsync(context, request);
    }

    private async Task CarryOutAsync(HttpContext context, ApiRequest request)
    {
        if (request.Method == PollMethod)
            await PollAsync(context, request);
        else
            methods.Run(request);
    }

    private async Task AnswerAsync(HttpContext context, ApiRequest request)
    {
        if (request.Method == PollMethod)
            await TelegramAnswer.WriteUpdatesAsync(context, await PollAsync(context, request));
        else
            await TelegramAnswer.WriteAsync(context, methods.Run(request));
    }

    private async Task<IReadOnlyList<string>> PollAsync(HttpContext context, ApiRequest request)
    {
        methods.CheckPolling();
        state.Allow(request.Json("allowed_updates"));
        var limit = Math.Clamp(request.Number("limit") ?? MostUpdates, 1, MostUpdates);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(request.Number("timeout") ?? 0, 0, LongestPoll.TotalSeconds));
        return await state.Updates.PollAsync(request.Number("offset") ?? 0, (int)limit, timeout, context.RequestAborted);
    }
}
