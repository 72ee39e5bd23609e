using System.Text.Json.Nodes;

namespace ChatTutor.Bench.Mutations;

/// <summary>The payloads of tests/payloads, as if hundreds of people sent them, each anew.</summary>
/// <param name="platform">The folder.</param>
/// <param name="field">Where a file keeps the body.</param>
/// <param name="person">Who sends in all the files, as written there.</param>
internal sealed class Originals(string platform, string field, string person)
{
    /// <summary>So many that no single chat makes everything else wait.</summary>
    private const int People = 500;

    private readonly IReadOnlyList<string> bodies =
    [
        // Half a surrogate pair is no text that could be written again; the mutations make their own.
        .. Directory.GetFiles(Path.Combine("tests", "payloads", platform), "*.json").Order(StringComparer.Ordinal)
            .Where(f => !f.Contains("surrogate", StringComparison.Ordinal))
            .Select(f => JsonNode.Parse(File.ReadAllText(f))![field]).OfType<JsonObject>().Select(b => b.ToJsonString()),
    ];

    public JsonObject Get(int n, Func<int, string> as_)
    {
        var body = (JsonObject)JsonNode.Parse(bodies[n % bodies.Count].Replace(person, as_(n % People), StringComparison.Ordinal))!;
        if (body["message"] is JsonObject message)
            foreach (var id in (string[])["message_id", "msg_id"])
                if (message[id] is JsonValue value && value.TryGetValue(out string? _))
                    message[id] = $"{n:x12}b5e222177a4e";
        return body;
    }
}
