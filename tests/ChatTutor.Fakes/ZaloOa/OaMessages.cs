using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatTutor.Fakes.ZaloOa;

/// <summary>What the account may send to whom, checked as Zalo checks it.</summary>
internal sealed class OaMessages(TimeProvider time)
{
    private const int LongestText = 2000;
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LargestPicture = 1 << 20;
    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan Free = TimeSpan.FromHours(48);
    private static readonly TimeSpan Last = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, (byte[] Bytes, DateTimeOffset Until)> uploads = new();
    private long given;

    public ConcurrentDictionary<string, OaPerson> People { get; } = new();

    /// <summary>Messages after one of the person's; null = not counted any more.</summary>
    public int? MostFree { get; set; } = 8;

    /// <summary>False: a message with buttons is not understood.</summary>
    public bool TakesButtons { get; set; } = true;

    public OaPerson Find(string id) => People.GetOrAdd(id, i => new OaPerson(i));

    public string NewId(string before) => before + Interlocked.Increment(ref given).ToString("x12", CultureInfo.InvariantCulture);

    public JsonObject Upload(ApiRequest request)
    {
        if (!request.Files.TryGetValue("file", out var bytes))
            throw OaError.Field("file");
        if (bytes.Length > LargestPicture || !(bytes is [0x89, 0x50, ..] or [0xFF, 0xD8, ..]))
            throw new OaError(-200, "Upload failed: jpg or png up to 1MB");
        var id = NewId("att");
        uploads[id] = (bytes, time.GetUtcNow() + UploadLife);
        return new JsonObject { ["attachment_id"] = id };
    }

    public (OaPerson Person, OaMessage Message) Send(ApiRequest request)
    {
        if ((string?)request.Fields["recipient"]?["user_id"] is not { } user || !People.TryGetValue(user, out var person))
            throw OaError.Field("user_id");
        var message = Read(request.Fields["message"] as JsonObject ?? throw OaError.Field("message"));
        CheckPerson(person);
        person.SentSince++;
        person.Add(message);
        return (person, message);
    }

    private void CheckPerson(OaPerson person)
    {
        if (person.Error is { } error)
            throw new OaError(error, "User can not receive this message");
        if (!person.Follows)
            throw new OaError(-213, "User has not followed OA");
        var since = time.GetUtcNow() - person.LastInteraction;
        if (since is null || since > Last)
            throw new OaError(-230, "User has not interacted with the OA in the past 7 days");
        if (since <= Free && person.SentSince >= MostFree)
            throw new OaError(-211, "Out of quota");
        if (since > Free)
            person.Billed++;
    }

    private OaMessage Read(JsonObject message)
    {
        var text = (string?)message["text"] ?? "";
        if (text.Normalize(NormalizationForm.FormC).Length > LongestText)
            throw new OaError(-210, "Parameter exceeds allowable limit");
        var payload = message["attachment"] is { } attachment ? PayloadOf(attachment) : null;
        if (text.Length == 0 && payload is null)
            throw OaError.Field("text");
        var picture = (string?)payload?["template_type"] == "media" ? ReadPicture(payload) : null;
        if (picture is null && text.Length == 0)
            throw OaError.Field("text");
        return new OaMessage(NewId("63ecf43f"), text, ReadButtons(payload, picture is not null), picture);
    }

    private static JsonNode PayloadOf(JsonNode attachment) =>
        (string?)attachment["type"] == "template" && attachment["payload"] is JsonObject payload ? payload : throw OaError.Field("attachment");

    private byte[] ReadPicture(JsonNode payload)
    {
        if (payload["elements"] is not JsonArray { Count: 1 } elements || (string?)elements[0]?["media_type"] != "image")
            throw OaError.Field("elements");
        if ((string?)elements[0]?["attachment_id"] is not { } id || !uploads.TryGetValue(id, out var upload) || upload.Until < time.GetUtcNow())
            throw new OaError(-100, "attachment_id was expired");
        return upload.Bytes;
    }

    private IReadOnlyList<OaMessageButton> ReadButtons(JsonNode? payload, bool hasPicture)
    {
        if (payload?["buttons"] is not JsonArray buttons)
            return [];
        if (hasPicture || !TakesButtons || buttons.Count is 0 or > MostButtons)
            throw OaError.Field("buttons");
        return [.. buttons.Select(b => ReadButton(b!))];
    }

    private static OaMessageButton ReadButton(JsonNode button)
    {
        if ((string?)button["title"] is not { Length: > 0 and <= LongestTitle } title)
            throw OaError.Field("title");
        return (string?)button["type"] switch
        {
            "oa.query.hide" or "oa.query.show" when button["payload"] is JsonValue payload && ((string?)payload)?.StartsWith('#') == true =>
                new OaMessageButton(title, (string?)payload, null),
            "oa.open.url" when (string?)button["payload"]?["url"] is { } url && Uri.TryCreate(url, UriKind.Absolute, out _) => new OaMessageButton(title, null, url),
            _ => throw OaError.Field("payload"),
        };
    }
}
