using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.ZaloBot;

/// <summary>Takes calls from the socket: token, log, planned fault, method.</summary>
internal sealed class ZaloBotServer(ZaloBotState state, FakeWorld world, string token)
{
    private const string PollMethod = "getUpdates";

    private readonly ZaloBotMethods methods = new(state);

    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromSeconds(30);

    public bool ErrorsWithStatus200 { get; set; }

    public async Task AnswerAsync(HttpContext context, string bot, string method)
    {
        try
        {
            var request = await ApiRequest.ReadAsync(context.Request, FakeZaloBot.Platform, method, state.Now);
            var fault = world.Faults.Take(FakeZaloBot.Platform, method);
            world.Log.Add(request with { Met = fault });
            if (bot != "bot" + token)
                throw new ApiError(401, "Unauthorized");
            if (!await Mischief.MeetAsync(context, fault, () => RunAsync(request, context.RequestAborted), state.Time))
                await WriteAsync(context, 200, await RunAsync(request, context.RequestAborted));
        }
        catch (ApiError error)
        {
            if (error.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            var body = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
            await WriteAsync(context, ErrorsWithStatus200 ? 200 : error.Code, body.ToJsonString());
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private async Task<string> RunAsync(ApiRequest request, CancellationToken stop)
    {
        if (request.Method != PollMethod)
            return (await methods.RunAsync(request)).ToJsonString();
        if (state.Webhook is not null)
            throw new ApiError(400, "Bad request: webhook is set");
        if (request.Fields["timeout"] is JsonValue value && !value.TryGetValue<string>(out _))
            throw new ApiError(400, "Bad request: timeout");
        var timeout = int.Parse(request.Text("timeout") ?? "30", CultureInfo.InvariantCulture);
        var wait = TimeSpan.FromSeconds(Math.Min(timeout, LongestPoll.TotalSeconds));
        // One event, not a list; letter by letter as it was put in: a broken one must stay broken.
        return await state.NextAsync(wait, stop) is { } happened ? $$"""{"ok":true,"result":{{happened}}}""" : throw new ApiError(408, "Request timeout");
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}
