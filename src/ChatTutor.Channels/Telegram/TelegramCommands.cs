using System.Text.RegularExpressions;
using Telegram.Bot.Types;

namespace ChatTutor.Channels.Telegram;

/// <summary>The words a learner can always type, as Telegram's slash commands.</summary>
public static partial class TelegramCommands
{
    /// <summary>In the order of the bot's menu; Telegram allows only a–z, 0–9 and _ in a command.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["hoc", "menu", "hoi", "diem", "tiep", "lai", "giup", "dung", "dulieu", "xoa", "thi", "xa", "doinguoi", "lienket", "bolienket"];

    /// <summary>"/hoc" and "/hoc@my_bot" are the word "hoc"; anything that is no command stays as it is.</summary>
    internal static string ToWords(string text)
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
    internal static bool IsStart(string text, out string? payload)
    {
        var command = Command().Match(text);
        var isStart = command.Success && command.Groups["name"].Value.Equals("start", StringComparison.OrdinalIgnoreCase);
        var rest = isStart ? command.Groups["rest"].Value.Trim() : "";
        payload = rest.Length == 0 ? null : rest.Replace("__", "/", StringComparison.Ordinal);
        return isStart;
    }

    /// <param name="descriptions">Vietnamese, by name; a command without one stays out of the menu.</param>
    internal static IReadOnlyList<BotCommand> Menu(IReadOnlyDictionary<string, string> descriptions) =>
        [.. Names.Where(descriptions.ContainsKey).Select(name => new BotCommand(name, descriptions[name]))];

    [GeneratedRegex(@"^/(?<name>[A-Za-z0-9_]{1,32})(@[A-Za-z0-9_]+)?(?<rest>\s.*)?$", RegexOptions.Singleline)]
    private static partial Regex Command();
}
