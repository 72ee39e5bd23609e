using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatTutor.Fakes;

/// <summary>JSON changed at random: fields lost, of another kind, doubled, nested, with strange text.</summary>
public sealed class Mutation(int seed)
{
    private static readonly string[] Strange =
        ["\"\\ud83d\"", "\"\\u0000\"", "\"" + new string('x', 5000) + "\"", "-1", "1e400", "9223372036854775808", "1.5", "null", "true", "[]", "{}", "\"\"", "\"/start \"", "\"/start __\"", "\"/@\"", "[[[[[[[[[]]]]]]]]]"];

    private readonly Random random = new(seed);

    public string Mutate(JsonObject update, long id)
    {
        var copy = Changed(update);
        copy["update_id"] = id;
        return Write(copy);
    }

    public string Mutate(JsonObject body) => Write(Changed(body));

    private JsonObject Changed(JsonObject original)
    {
        var copy = (JsonObject)original.DeepClone();
        for (var i = random.Next(1, 4); i > 0; i--)
            Change(copy, depth: 0);
        return copy;
    }

    private static string Write(JsonObject copy)
    {
        var text = copy.ToJsonString().Replace("@half@", "\\ud83d", StringComparison.Ordinal);
        for (var i = 0; i < Strange.Length; i++)
            text = text.Replace("\"@strange" + i.ToString(CultureInfo.InvariantCulture) + "@\"", Strange[i], StringComparison.Ordinal);
        return text;
    }

    private void Change(JsonObject node, int depth)
    {
        if (node.Count == 0)
            return;
        var (name, value) = node.ElementAt(random.Next(node.Count));
        switch (random.Next(depth == 0 ? 9 : 7))
        {
            case 0:
                node.Remove(name);
                break;
            case 1:
                node[name] = "@strange" + random.Next(Strange.Length).ToString(CultureInfo.InvariantCulture) + "@";
                break;
            case 2:
                node[name] = new JsonArray(value?.DeepClone());
                break;
            case 3:
                node[new string((char)random.Next('a', 'z'), 3)] = value?.DeepClone();
                break;
            case 4:
                node["@half@abcdefgh"] = 1;
                break;
            default:
                if (value is JsonObject inner)
                    Change(inner, depth + 1);
                break;
        }
    }
}
