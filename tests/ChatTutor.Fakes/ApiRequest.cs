using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes;

/// <summary>A call as it reached the fake.</summary>
/// <param name="Platform">Whose fake it reached.</param>
/// <param name="Method">As it was called, or in lower case where the server does not mind the case.</param>
/// <param name="Fields">The parameters; from a form, every value is a string.</param>
/// <param name="Files">Uploaded parts by name.</param>
/// <param name="At">When, by the fake's clock.</param>
public sealed record ApiRequest(
    string Platform, string Method, JsonObject Fields, IReadOnlyDictionary<string, byte[]> Files, string ContentType, DateTimeOffset At)
{
    /// <summary>What it met in place of a proper answer.</summary>
    public Fault? Met { get; init; }

    public string? Text(string field) => Fields[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        var node => node.ToJsonString(),
    };

    public long? Number(string field) =>
        long.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An object or list: itself in a JSON body, as JSON text in a form.</summary>
    public JsonNode? Json(string field) => Fields[field] switch
    {
        JsonValue value when value.TryGetValue(out string? text) => JsonNode.Parse(text),
        var node => node,
    };

    internal static async Task<ApiRequest> ReadAsync(HttpRequest request, string platform, string method, DateTimeOffset at)
    {
        var files = new Dictionary<string, byte[]>();
        var fields = request.HasFormContentType ? await ReadFormAsync(request, files) : await ReadJsonAsync(request);
        foreach (var (name, value) in request.Query)
            fields[name] = value.ToString();
        return new ApiRequest(platform, method, fields, files, request.ContentType ?? "", at);
    }

    private static async Task<JsonObject> ReadFormAsync(HttpRequest request, Dictionary<string, byte[]> files)
    {
        var form = await request.ReadFormAsync();
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            files[file.Name] = bytes.ToArray();
        }
        return new JsonObject(form.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.ToString())));
    }

    private static async Task<JsonObject> ReadJsonAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (body.Length == 0)
            return [];
        if (!request.HasJsonContentType())
            throw ApiError.Bad("unsupported content type");
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw ApiError.Bad("object expected as request body");
        }
        catch (JsonException)
        {
            throw ApiError.Bad("can't parse request body");
        }
    }
}
