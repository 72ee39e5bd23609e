using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.Telegram;

/// <summary>The envelope around every answer.</summary>
internal static class TelegramAnswer
{
    public static Task WriteAsync(HttpContext context, JsonNode? result) =>
        WriteAsync(context, 200, new JsonObject { ["ok"] = true, ["result"] = result });

    public static Task WriteAsync(HttpContext context, ApiError error)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
        if (error.RetryAfter is { } seconds)
        {
            body["parameters"] = new JsonObject { ["retry_after"] = seconds };
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        return WriteAsync(context, error.Code, body);
    }

    /// <summary>Updates go out as they were put in, letter by letter: a broken one must stay broken.</summary>
    public static Task WriteUpdatesAsync(HttpContext context, IEnumerable<string> updates) =>
        WriteAsync(context, 200, "{\"ok\":true,\"result\":[" + string.Join(",", updates) + "]}", "application/json");

    public static async Task WriteAsync(HttpContext context, int status, string body, string contentType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body) =>
        WriteAsync(context, status, body.ToJsonString(), "application/json");
}
