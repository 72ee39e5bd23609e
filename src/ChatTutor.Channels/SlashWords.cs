using System.Text.RegularExpressions;

namespace ChatTutor.Channels;

/// <summary>Commands with a slash, as bots take them and people type them out of habit.</summary>
internal static partial class SlashWords
{
    /// <summary>"/hoc" and "/hoc@my_bot" are the word "hoc"; anything that is no command stays as it is.</summary>
    public static string ToWords(string text)
    {
        var command = Command().Match(text);
        if (!command.Success)
            return text;
        var name = command.Groups["name"].Value;
        var word = name.Equals("dulieu", StringComparison.OrdinalIgnoreCase) ? "du lieu" : name;
        return word + command.Groups["rest"].Value;
    }

    /// <summary>"/start vneid__la-gi" opens the lesson "vneid/la-gi": links cannot carry a slash.</summary>
    /// <returns>False when the text is not the start command.</returns>
    public static bool IsStart(string text, out string? payload)
    {
        var command = Command().Match(text);
        var isStart = command.Success && command.Groups["name"].Value.Equals("start", StringComparison.OrdinalIgnoreCase);
        var rest = isStart ? command.Groups["rest"].Value.Trim() : "";
        payload = rest.Length == 0 ? null : rest.Replace("__", "/", StringComparison.Ordinal);
        return isStart;
    }

    [GeneratedRegex(@"^/(?<name>[A-Za-z0-9_]{1,32})(@[A-Za-z0-9_]+)?(?<rest>\s.*)?$", RegexOptions.Singleline)]
    private static partial Regex Command();
}
