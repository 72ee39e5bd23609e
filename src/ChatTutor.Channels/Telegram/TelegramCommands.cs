using Telegram.Bot.Types;

namespace ChatTutor.Channels.Telegram;

/// <summary>The words a learner can always type, as Telegram's slash commands.</summary>
public static class TelegramCommands
{
    /// <summary>In the order of the bot's menu; Telegram allows only a–z, 0–9 and _ in a command.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["hoc", "menu", "hoi", "diem", "tiep", "lai", "giup", "dung", "dulieu", "xoa", "thi", "thusuc", "xa", "lua", "doinguoi", "lienket", "bolienket"];

    /// <param name="descriptions">Vietnamese, by name; a command without one stays out of the menu.</param>
    internal static IReadOnlyList<BotCommand> Menu(IReadOnlyDictionary<string, string> descriptions) =>
        [.. Names.Where(descriptions.ContainsKey).Select(name => new BotCommand(name, descriptions[name]))];
}
