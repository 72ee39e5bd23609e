namespace ChatTutor.Host.Chat;

/// <summary>The chat as JSON, for the page's script and any other client.</summary>
internal static class ChatApi
{
    public static async Task<IResult> PostAsync(HttpContext http, Reception reception, ChatLimits limits, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (message, wrong) = await ChatMessage.ReadAsync(http.Request.Body, stop);
        if (message is null)
            return ChatProblems.Of(StatusCodes.Status400BadRequest, wrong);
        var bearer = message.Sender();
        if (limits.MustWait(bearer, http.Connection.RemoteIpAddress) is { } wait)
            return ChatProblems.Later(http, StatusCodes.Status429TooManyRequests, wait, "Too many messages; wait a moment.");
        // The prefix keeps clients away from the ids of effects and of the system.
        var replies = await reception.ReceiveAsync(bearer.Address, "m/" + message.Id, message.Inbound(), stop);
        return TypedResults.Json(new ChatReplies(bearer.Secret, ChatReply.Of(replies)), ChatJson.Plain.ChatReplies);
    }
}
