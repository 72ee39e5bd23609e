using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatTutor.Fakes.Model;

/// <summary>A call as it reached the fake.</summary>
/// <param name="Body">As it came over the wire, escapes and all.</param>
/// <param name="Headers">All of them, as "name: value".</param>
public sealed partial record ModelRequest(string Body, JsonObject Json, IReadOnlyList<string> Headers)
{
    public bool Streams => (bool?)Json["stream"] == true;

    public string System => Words("system");

    public string User => Words("user");

    /// <summary>The passages by their numbers in the prompt, their lines' marks taken away.</summary>
    public IReadOnlyDictionary<int, string> Passages => PassageLine().Matches(User)
        .GroupBy(m => int.Parse(m.Groups[1].Value, global::System.Globalization.CultureInfo.InvariantCulture), m => m.Groups[2].Value.Trim())
        .ToDictionary(g => g.Key, g => g.First());

    /// <summary>What the learner asked.</summary>
    public string Question => User[(User.LastIndexOf('|') + 1)..].Trim();

    private string Words(string role) => string.Join('\n', (Json["messages"]?.AsArray() ?? [])
        .Where(m => (string?)m!["role"] == role).Select(m => m!["content"] is JsonArray parts ? string.Concat(parts.Select(p => (string?)p!["text"])) : (string?)m["content"]));

    [GeneratedRegex(@"^\S+\|\[(\d+)\] (.*)$", RegexOptions.Multiline)]
    private static partial Regex PassageLine();
}
