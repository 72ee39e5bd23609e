using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Chat;

/// <summary>The chat as a page of plain HTML with forms; the script only makes it quicker.</summary>
internal sealed partial class ChatPages(IStore store, Reception reception, ChatLimits limits, CatalogueSource catalogues)
{
    /// <summary>Turns shown: about a lesson, and a page of a few kilobytes.</summary>
    private const int Shown = 16;

    /// <summary>
    /// The page, after greeting whoever is new, comes back after long, or follows a link into a lesson ("?bai=vneid/la-gi"),
    /// to a hall ("?diem-danh=K7M2QX") or a quiz ("?choi=7K2M9").
    /// </summary>
    public async Task<IResult> GetAsync(HttpContext http, string? payload)
    {
        var goal = payload is not null && Goal().IsMatch(payload) ? payload : null;
        var cookie = BearerCookie.Read(http.Request);
        var bearer = cookie ?? Bearer.New();
        http.Response.Headers.CacheControl = "no-store";
        if (cookie is null && Crawler().IsMatch(http.Request.Headers.UserAgent.ToString()))
            return Page(bearer, []);
        var turns = await store.RecentAsync(bearer.Address, Shown, http.RequestAborted);
        if (goal is not null || turns.Count == 0)
        {
            if (limits.MustWait(bearer, http.Connection.RemoteIpAddress) is { } wait)
                return Notice.Later(http, StatusCodes.Status429TooManyRequests, wait);
            var started = new InboundMessage.Started(goal);
            await reception.ReceiveAsync(bearer.Address, StartId(cookie is null, goal), started, http.RequestAborted);
            turns = await store.RecentAsync(bearer.Address, Shown, http.RequestAborted);
        }
        BearerCookie.Write(http.Response, bearer);
        return Page(bearer, turns);
    }

    /// <summary>A form was sent: the message goes in, and the browser is sent to the page that shows what came of it.</summary>
    public async Task<IResult> PostAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return Notice.Unreadable();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (id, text, choice) = (form["id"].ToString(), form["text"].FirstOrDefault(), form["choice"].FirstOrDefault());
        if (BearerCookie.Read(http.Request) is not { } bearer || id.Length is 0 or > 64 || string.IsNullOrWhiteSpace(choice ?? text))
            return SeePage(http, "/");
        if (limits.MustWait(bearer, http.Connection.RemoteIpAddress) is { } wait)
            return Notice.Later(http, StatusCodes.Status429TooManyRequests, wait);
        var message = ChatMessage.Inbound(text, choice);
        var replies = await reception.ReceiveAsync(bearer.Address, FormId(id, choice ?? text!), message, http.RequestAborted);
        var isKnown = (await store.RecentAsync(bearer.Address, 1, http.RequestAborted)).Count > 0;
        return isKnown ? SeePage(http, "/#moi") : Farewell(http, bearer, replies);
    }

    // The learner was erased: there is no talk to come back to, and the secret means nothing any more.
    private RazorComponentResult<ChatPage> Farewell(HttpContext http, Bearer bearer, IReadOnlyList<Reply> replies)
    {
        http.Response.Headers.CacheControl = "no-store";
        BearerCookie.Delete(http.Response);
        return Page(bearer, [new PastTurn(0, "", null, replies, reception.Now, Unasked: false)]);
    }

    private static StatusCodeHttpResult SeePage(HttpContext http, string page)
    {
        http.Response.Headers.Location = page;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private RazorComponentResult<ChatPage> Page(Bearer bearer, IReadOnlyList<PastTurn> turns) =>
        new(new { Screen = new ChatScreen(catalogues.Current.Campaign.Programme, bearer, turns) });

    // A link followed again on the same day is the same message.
    private string StartId(bool first, string? goal) =>
        first ? "start" : string.Create(CultureInfo.InvariantCulture, $"start/{goal}/{reception.Now:yyyyMMdd}");

    // After "back" the same page may send something else: that is another message.
    private static string FormId(string id, string said) =>
        $"form/{id}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 8))}";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_/-]{0,63}$")]
    private static partial Regex Goal();

    // They follow every link and never come back: no learner is made for them.
    [GeneratedRegex("bot|crawl|spider|slurp|preview|facebookexternalhit|zalo/scraper", RegexOptions.IgnoreCase)]
    private static partial Regex Crawler();
}
