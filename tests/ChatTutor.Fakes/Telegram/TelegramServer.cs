using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.Telegram;

/// <summary>Takes calls from the socket: token, log, planned fault, method.</summary>
internal sealed class TelegramServer(TelegramState state, TelegramMethods methods, FakeWorld world, string token)
{
    private const int MostUpdates = 100;
    private const string PollMethod = "getupdates";

    /// <summary>The server waits at most 50 seconds whatever is asked for; a test may want less.</summary>
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>Faults by chance, for calls without a planned one.</summary>
    public Func<ApiRequest, Fault?> Chance { get; set; } = _ => null;

    public async Task AnswerAsync(HttpContext context, string bot, string method)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(context.Request, FakeTelegram.Platform, method.ToLowerInvariant(), state.Now);
            var fault = world.Faults.Take(FakeTelegram.Platform, method) ?? Chance(request);
            world.Log.Add(request with { Met = fault });
            if (bot != "bot" + token)
                throw new ApiError(401, "Unauthorized");
            await AnswerAsync(context, request, fault);
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

    /// <summary>A file, by the path that "getFile" told; its name in the plan and the log is "file".</summary>
    public async Task DownloadAsync(HttpContext context, string bot, string path)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(context.Request, FakeTelegram.Platform, "file", state.Now);
            var fault = world.Faults.Take(FakeTelegram.Platform, "file");
            world.Log.Add(request with { Met = fault });
            if (bot != "bot" + token)
                throw new ApiError(401, "Unauthorized");
            if (await Mischief.MeetAsync(context, fault, () => Task.CompletedTask, state.Time))
                return;
            var file = state.Files.FirstOrDefault(f => state.PathOf(f.Key) == path).Value ?? throw new ApiError(404, "Not Found");
            await context.Response.Body.WriteAsync(file, context.RequestAborted);
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
