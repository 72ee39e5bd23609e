using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ChatTutor.Channels.Zalo.Tokens;

namespace ChatTutor.Channels.Zalo;

/// <summary>The calls of the API that are used, each with a good access token.</summary>
internal sealed class ZaloOaApi(ZaloConnection zalo, TokenKeeper tokens, ZaloOaSettings settings, TimeProvider time)
{
    /// <summary>Zalo forgets an upload after seven days.</summary>
    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(6);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Zalo's ids of pictures it has, so that each is uploaded once and not once a learner.</summary>
    private readonly ConcurrentDictionary<(string Path, DateTime Written), (string Id, DateTimeOffset Until)> uploads = new();

    public Task<OaOutcome> SendAsync(string user, JsonObject message, CancellationToken stop)
    {
        var body = new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = user }, ["message"] = message }.ToJsonString(Plain);
        return CallAsync("/v3.0/oa/message/cs", () => new StringContent(body, Encoding.UTF8, "application/json"), stop);
    }

    /// <summary>The id of an uploaded picture: from memory, or by uploading it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<(string? Id, OaOutcome? Fault)> UploadAsync(string path, CancellationToken stop)
    {
        if (uploads.TryGetValue(Version(path), out var known) && time.GetUtcNow() < known.Until)
            return (known.Id, null);
        var bytes = await File.ReadAllBytesAsync(path, stop);
        var outcome = await CallAsync("/v2.0/oa/upload/image", () => Form(path, bytes), stop);
        if (outcome is not OaOutcome.Answered { Answer: OaAnswer.Said { Error: 0 } said } || said.Data("attachment_id") is not { Length: > 0 } id)
            return (null, outcome);
        uploads[Version(path)] = (id, time.GetUtcNow() + UploadLife);
        return (id, null);
    }

    /// <summary>Zalo does not know the upload any more.</summary>
    public void Forget(string path) => uploads.TryRemove(Version(path), out _);

    /// <summary>A token that is refused is renewed once, and the call made once more: it was not carried out.</summary>
    private async Task<OaOutcome> CallAsync(string path, Func<HttpContent> content, CancellationToken stop)
    {
        var outcome = await OnceAsync(path, content, refused: null, stop);
        return outcome is OaOutcome.Answered { Answer: OaAnswer.Said said, Token: var token } && OaErrors.IsAboutToken(said.Error)
            ? await OnceAsync(path, content, token, stop)
            : outcome;
    }

    private async Task<OaOutcome> OnceAsync(string path, Func<HttpContent> content, string? refused, CancellationToken stop)
    {
        switch (await tokens.GetAsync(refused, stop))
        {
            case Access.Token token:
                using (var body = content())
                    return new OaOutcome.Answered(await zalo.PostAsync(new Uri(settings.Api, path), ("access_token", token.Value), body, stop), token.Value);
            case Access.Later later:
                return new OaOutcome.NoAccess(later.Wait);
            default:
                throw new InvalidOperationException();
        }
    }

    private static MultipartFormDataContent Form(string path, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? "image/png" : "image/jpeg");
        return new MultipartFormDataContent { { file, "file", Path.GetFileName(path) } };
    }

    private static (string, DateTime) Version(string path) => (path, File.GetLastWriteTimeUtc(path));
}

/// <summary>How a call with a token ended. Closed.</summary>
internal abstract record OaOutcome
{
    private OaOutcome() { }

    public sealed record Answered(OaAnswer Answer, string Token) : OaOutcome
    {
        public override string ToString() => Answer.Describe();
    }

    /// <summary>Not called: there is no token now.</summary>
    public sealed record NoAccess(TimeSpan Wait) : OaOutcome;
}
