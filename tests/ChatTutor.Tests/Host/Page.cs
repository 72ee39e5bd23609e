using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Host;

/// <summary>One shown page of the chat and what a browser without scripts can do with it.</summary>
public sealed partial class Page
{
    private readonly ChatHost host;

    private Page(ChatHost host, HttpResponseMessage response, string html, string? cookie)
    {
        this.host = host;
        Response = response;
        Written = html;
        Html = WebUtility.HtmlDecode(html);
        SetCookie = response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single() : "";
        Cookie = SetCookie.Length > 0 ? SetCookie.Split(';')[0] : cookie ?? "";
        Buttons = Choice().Matches(Html).ToDictionary(m => m.Groups["id"].Value, m => m.Groups["label"].Value.Trim());
    }

    public HttpResponseMessage Response { get; }

    /// <summary>As it came over the line.</summary>
    public string Written { get; }

    /// <summary>With its entities decoded.</summary>
    public string Html { get; }

    public string SetCookie { get; }

    public string Cookie { get; }

    /// <summary>Ids and labels of the choices.</summary>
    public IReadOnlyDictionary<string, string> Buttons { get; }

    public string MessageId => Hidden().Match(Html).Groups["id"].Value;

    public Address Address => ChatHost.AddressOf(Cookie.Split('=', 2)[1]);

    public static async Task<Page> OpenAsync(ChatHost host, string path = "/", string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await OfAsync(host, await host.Client.SendAsync(request), cookie);
    }

    public Task<Page> TapAsync(string label) => SendAsync(("choice", Buttons.Single(b => b.Value == label).Key));

    /// <summary>Sends a form of this page and follows to the next.</summary>
    public async Task<Page> SendAsync((string Name, string Value) field)
    {
        var response = await PostAsync([field]);
        if (response.StatusCode != HttpStatusCode.SeeOther)
            return await OfAsync(host, response, Cookie);
        Assert.Equal("/#moi", response.Headers.Location!.ToString());
        response.Dispose();
        return await OpenAsync(host, "/", Cookie);
    }

    public async Task<HttpResponseMessage> PostAsync((string Name, string Value)[] fields, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat");
        var all = fields.Prepend(("id", MessageId)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2));
        request.Content = new FormUrlEncodedContent(all);
        request.Headers.Add("Cookie", Cookie);
        if (header is { } one)
            request.Headers.Add(one.Name, one.Value);
        return await host.Client.SendAsync(request);
    }

    private static async Task<Page> OfAsync(ChatHost host, HttpResponseMessage response, string? cookie)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new Page(host, response, await response.Content.ReadAsStringAsync(), cookie);
    }

    [GeneratedRegex("<button name=\"choice\" value=\"(?<id>[^\"]+)\">(?<label>[^<]+)</button>")]
    private static partial Regex Choice();

    [GeneratedRegex("name=\"id\" value=\"(?<id>[^\"]+)\"")]
    private static partial Regex Hidden();
}
