using System.Text;
using System.Text.RegularExpressions;

namespace ChatTutor.Fakes.Telegram;

/// <summary>Telegram's HTML style: the words without the marks, or the refusal the server gives.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Known =
        ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler", "tg-emoji", "span"];

    public static string Parse(string html)
    {
        var plain = new StringBuilder(html.Length);
        var open = new Stack<string>();
        for (var i = 0; i < html.Length;)
        {
            if (html[i] == '<')
                i += ReadTag(html, i, open);
            else if (html[i] == '&' && Entity().Match(html, i) is { Success: true } entity)
                i += Append(plain, entity);
            else
                plain.Append(html[i++]);
        }
        if (open.TryPeek(out var unclosed))
            throw Cannot($"Can't find end tag corresponding to start tag \"{unclosed}\"");
        return plain.ToString();
    }

    private static int ReadTag(string html, int at, Stack<string> open)
    {
        var tag = Tag().Match(html, at);
        if (!tag.Success)
            throw Cannot($"Unsupported start tag \"\" at byte offset {Offset(html, at)}");
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (tag.Groups["end"].Length > 0)
        {
            if (!open.TryPop(out var expected))
                throw Cannot($"Unexpected end tag at byte offset {Offset(html, at)}");
            if (expected != name)
                throw Cannot($"Unmatched end tag at byte offset {Offset(html, at)}, expected \"</{expected}>\", found \"</{name}>\"");
        }
        else if (!Known.Contains(name))
            throw Cannot($"Unsupported start tag \"{name}\" at byte offset {Offset(html, at)}");
        else
            open.Push(name);
        return tag.Length;
    }

    private static int Append(StringBuilder plain, Match entity)
    {
        var name = entity.Groups["name"].Value;
        plain.Append(name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => char.ConvertFromUtf32(int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture)),
        });
        return entity.Length;
    }

    private static int Offset(string html, int at) => Encoding.UTF8.GetByteCount(html.AsSpan(0, at));

    private static ApiError Cannot(string why) => ApiError.Bad("can't parse entities: " + why);

    [GeneratedRegex(@"\G<(?<end>/?)(?<name>[a-zA-Z-]+)(\s[^<>]*)?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G&(?<name>lt|gt|amp|quot|#\d{1,5});")]
    private static partial Regex Entity();
}
