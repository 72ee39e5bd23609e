using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.Model;

/// <summary>Writes answers in OpenAI's form: one object, or server-sent events ending in [DONE].</summary>
internal static class ModelWriter
{
    private const string Id = "chatcmpl-fake", Model = "fake";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, ModelRequest request, ModelAnswer answer) => answer switch
    {
        ModelAnswer.Says says when !request.Streams => WriteWholeAsync(context, says),
        ModelAnswer.Says says => WriteStreamAsync(context, says),
        _ => WriteAsync(context, answer),
    };

    public static Task WriteAsync(HttpContext context, SpokenRequest request, ModelAnswer answer) => answer is ModelAnswer.Says says
        ? WriteAsync(context, 200, "application/json", JsonSerializer.Serialize(new { text = says.Text }, Plain)) : WriteAsync(context, answer);

    private static Task WriteAsync(HttpContext context, ModelAnswer answer) => answer switch
    {
        ModelAnswer.BreaksOff cut => BreakOffAsync(context, cut.Text),
        ModelAnswer.GoesOn endless => GoOnAsync(context, endless.Text),
        ModelAnswer.Refuses no => WriteAsync(context, no.Status, "application/json", JsonSerializer.Serialize(new { error = new { message = no.Message, type = "error", code = no.Status } })),
        ModelAnswer.Babbles babble => WriteAsync(context, 200, babble.ContentType, babble.Body),
        ModelAnswer.Floods flood => FloodAsync(context, flood.Letters),
        _ => Task.Delay(Timeout.Infinite, context.RequestAborted),
    };

    private static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static Task WriteWholeAsync(HttpContext context, ModelAnswer.Says says) => WriteAsync(context, 200, "application/json", JsonSerializer.Serialize(new
    {
        id = Id,
        @object = "chat.completion",
        created = 1,
        model = Model,
        choices = new[] { new { index = 0, message = new { role = "assistant", content = says.Text }, finish_reason = says.Finish } },
        usage = UsageOf(says.Text),
    }, Plain));

    private static async Task WriteStreamAsync(HttpContext context, ModelAnswer.Says says)
    {
        await WriteWordsAsync(context, says.Text);
        await WriteEventAsync(context, Chunk(new { }, says.Finish));
        await WriteEventAsync(context, new { id = Id, @object = "chat.completion.chunk", created = 1, model = Model, choices = Array.Empty<object>(), usage = UsageOf(says.Text) });
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static async Task BreakOffAsync(HttpContext context, string text)
    {
        await WriteWordsAsync(context, text);
        context.Abort();
    }

    private static async Task GoOnAsync(HttpContext context, string text)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteWordsAsync(context, text);
            // As fast as a fast model, not as fast as the machine: that would measure only the fake.
            await Task.Delay(5, context.RequestAborted);
        }
    }

    private static async Task FloodAsync(HttpContext context, int letters)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("data: ", context.RequestAborted);
        var some = new string('a', 16_384);
        for (var left = letters; left > 0; left -= some.Length)
            await context.Response.WriteAsync(some, context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    // Four letters a piece, cut anywhere, as tokens are.
    private static async Task WriteWordsAsync(HttpContext context, string text)
    {
        context.Response.ContentType ??= "text/event-stream";
        foreach (var piece in text.Chunk(4).Chunk(8))
        {
            foreach (var letters in piece)
                await WriteEventAsync(context, Chunk(new { role = "assistant", content = new string(letters) }, null));
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static object Chunk(object delta, string? finish) => new
    {
        id = Id,
        @object = "chat.completion.chunk",
        created = 1,
        model = Model,
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    };

    private static object UsageOf(string text) => new { prompt_tokens = 500, completion_tokens = text.Length / 3, total_tokens = 500 + text.Length / 3 };

    private static Task WriteEventAsync(HttpContext context, object data) =>
        context.Response.WriteAsync($"data: {JsonSerializer.Serialize(data, Plain)}\n\n", context.RequestAborted);
}
