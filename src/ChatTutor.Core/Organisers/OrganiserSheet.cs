using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.Reports;

namespace ChatTutor.Core.Organisers;

/// <summary>A list of organisers as it would be taken in: nothing is, as long as one row is wrong.</summary>
/// <param name="News">Those not there yet.</param>
/// <param name="Changed">Those there, with other words.</param>
public sealed record OrganiserSheet(IReadOnlyList<Organiser> News, IReadOnlyList<Organiser> Changed, int Known, IReadOnlyList<RowMistake> Mistakes)
{
    public const string Id = "ma", Name = "ho_ten", Role = "vai_tro", Area = "dia_ban", Chat = "chat", Email = "email";

    /// <summary>More rows than this are another kind of table.</summary>
    private const int MostRows = 5000;

    /// <summary>The columns; the last two may be missing.</summary>
    public static readonly IReadOnlyList<string> Columns = [Id, Name, Role, Area, Chat, Email];

    private static readonly string[] Optional = [Chat, Email];

    /// <param name="rows">Cells by row, the heading first.</param>
    public static OrganiserSheet Read(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyDictionary<string, Organiser> known, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(known);
        var mistakes = new List<RowMistake>();
        var header = rows.Count == 0 ? [] : rows[0].Select(h => Folding.Clean(h).ToLowerInvariant()).ToList();
        foreach (var missing in Columns.Except(Optional).Except(header))
            mistakes.Add(new(1, $"thiếu cột \"{missing}\""));
        foreach (var odd in header.Where(h => !Columns.Contains(h)).Concat(header.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => g.Key)))
            mistakes.Add(new(1, $"cột \"{odd}\" lạ hoặc lặp lại; các cột: {string.Join(", ", Columns)}"));
        if (rows.Count > MostRows + 1)
            mistakes.Add(new(MostRows + 2, $"nhiều hơn {MostRows} dòng; chia làm nhiều tệp"));
        if (mistakes.Count > 0)
            return new([], [], 0, mistakes);
        var read = rows.Index().Skip(1).Where(r => r.Item.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(r => (Number: r.Index + 1, Organiser: OrganiserRow.Read(RowOf(r.Index + 1, header, r.Item, mistakes), catalogue))).ToList();
        if (read.Count == 0)
            mistakes.Add(new(2, "không có dòng nào"));
        CheckTwice(read, known, mistakes);
        return Sorted([.. read.Select(r => r.Organiser)], known, mistakes);
    }

    /// <summary>One organiser, from a form or a command: the same rules, and a list of one.</summary>
    public static OrganiserSheet Of(IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, Organiser> known, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Read([[.. Columns], [.. Columns.Select(c => fields.GetValueOrDefault(c, ""))]], known, catalogue);
    }

    /// <summary>Organisers as a list that <see cref="Read"/> takes.</summary>
    public static Table Write(IEnumerable<Organiser> organisers) =>
        new("Người tổ chức", [.. Columns.Select(c => new Column(c))], [.. organisers.Select(CellsOf)]);

    /// <summary>An organiser in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string> CellsOf(Organiser organiser)
    {
        ArgumentNullException.ThrowIfNull(organiser);
        return
        [
            organiser.Id, organiser.Name, Roles.WordOf(organiser.Role), organiser.Area.ToString(), organiser.Chat ?? "", organiser.SingleSignOn ?? "",
        ];
    }

    private static OrganiserSheet Sorted(List<Organiser> read, IReadOnlyDictionary<string, Organiser> known, List<RowMistake> mistakes)
    {
        if (mistakes.Count > 0)
            return new([], [], 0, [.. mistakes.OrderBy(m => m.Row)]);
        var changed = read.Where(o => known.TryGetValue(o.Id, out var now) && Differs(o, now)).ToList();
        var news = read.Where(o => !known.ContainsKey(o.Id)).ToList();
        return new(news, changed, read.Count - news.Count - changed.Count, []);
    }

    // An empty cell leaves a chat or an address as it is.
    private static bool Differs(Organiser wanted, Organiser now) =>
        (wanted.Name, wanted.Role, wanted.Area, wanted.Chat ?? now.Chat, wanted.SingleSignOn ?? now.SingleSignOn, false)
            != (now.Name, now.Role, now.Area, now.Chat, now.SingleSignOn, now.IsDisabled);

    private static void CheckTwice(List<(int Number, Organiser Organiser)> read, IReadOnlyDictionary<string, Organiser> known, List<RowMistake> mistakes)
    {
        foreach (var (column, of) in (IEnumerable<(string, Func<Organiser, string?>)>)[(Id, o => o.Id), (Chat, o => o.Chat), (Email, o => o.SingleSignOn)])
        {
            foreach (var twice in read.Where(r => of(r.Organiser) is { Length: > 0 }).GroupBy(r => of(r.Organiser)).Where(g => g.Count() > 1))
                mistakes.Add(new(twice.Last().Number, $"{column}: trùng với dòng {twice.First().Number}"));
            if (column == Id)
                continue;
            foreach (var (number, organiser) in read.Where(r => of(r.Organiser) is { Length: > 0 }))
                if (known.Values.FirstOrDefault(o => o.Id != organiser.Id && of(o) == of(organiser)) is { } other)
                    mistakes.Add(new(number, $"{column}: đã thuộc về \"{other.Id}\""));
        }
    }

    private static SheetRow RowOf(int number, List<string> header, IReadOnlyList<string> cells, List<RowMistake> mistakes) =>
        new(number, header.Index().ToDictionary(h => h.Item, h => h.Index < cells.Count ? cells[h.Index] : ""), mistakes);
}
