using System.CommandLine;
using ChatTutor.Host.Bulletins;
using ChatTutor.Host.Running;
using ChatTutor.Service.Bulletins;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;

namespace ChatTutor.Host.Commands;

/// <summary>"bulletin import &lt;file&gt;": measured values of a table for learners to ask and be told of; all rows or none.</summary>
public static class BulletinCommand
{
    public static Command Create()
    {
        var file = CommandLine.File("a CSV file of bulletins.");
        var check = new Option<bool>("--check") { Description = "Only look for mistakes; nothing is kept." };
        var import = new Command("import", "Post the bulletins of a CSV file.") { file, check };
        import.TreatUnmatchedTokensAsErrors = false;
        import.SetAction((parsed, stop) => CommandLine.Guarded(() => RunAsync(parsed.GetValue(file)!, parsed.GetValue(check), parsed.UnmatchedTokens)));
        return new Command("bulletin", "Bulletins: salinity, pests, water level, prices.") { import };
    }

    private static async Task<int> RunAsync(string file, bool check, IEnumerable<string> args)
    {
        var table = BulletinTable.Read(file);
        var (settings, _) = DataAccess.ReadSettings(args);
        var receipt = table.Mistakes.Count > 0 ? new(0, 0, table.Mistakes) : await DataAccess.UseAsync(
            settings,
            async store => await DeskOf(settings, store).PostAsync(table.Rows, check, default),
            server => AskAsync(server, new(table.Rows, check)));
        foreach (var mistake in receipt.Mistakes.OrderBy(m => m.Row))
            await Console.Error.WriteLineAsync($"{file}({mistake.Row}): {(mistake.Field.Length > 0 ? $"cột \"{mistake.Field}\": " : "")}{mistake.Message}");
        if (receipt.Mistakes.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{receipt.Mistakes.Count} lỗi, chưa đăng gì; sửa trong tệp rồi chạy lại.");
            return CommandLine.BadInput;
        }
        Console.WriteLine(check
            ? $"Chạy thử: {receipt.New} bản tin mới, {receipt.Known} đã có; chưa đăng gì. Đăng thật thì bỏ --check."
            : $"Đã đăng {receipt.New} bản tin mới; {receipt.Known} đã có từ trước.");
        return CommandLine.Fine;
    }

    // No server runs: subscribers are told when it starts.
    private static BulletinDesk DeskOf(Settings settings, Service.Ports.IStore store) => new(
        store, new CatalogueSource(Composition.LoadContent(settings)), new Wakeups(), TimeProvider.System,
        TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone));

    private static async Task<BulletinReceipt> AskAsync(HttpClient server, Operations.BulletinWish wish)
    {
        using var answer = await server.PostAsJsonAsync("/api/own/bulletins", wish);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<BulletinReceipt>())!;
    }
}
