using System.Globalization;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Reports.Slips;

/// <summary>The list as it comes back from the office, as it would be taken in: nothing is, as long as one row is wrong.</summary>
/// <param name="Answers">What is new, by learner.</param>
/// <param name="Known">Rows that say what was taken in before.</param>
/// <param name="Open">Rows the office has not answered yet.</param>
public sealed record SlipSheet(IReadOnlyDictionary<LearnerId, OfficeAnswer> Answers, int Known, int Open, IReadOnlyList<RowMistake> Mistakes)
{
    private const int MostRows = 100_000;

    private static readonly string[] Columns = [SlipList.Number, SlipList.Code, SlipList.Answer, SlipList.Day];

    private static readonly SlipSheet Empty = new(new Dictionary<LearnerId, OfficeAnswer>(), 0, 0, []);

    /// <param name="rows">Cells by row, the heading first; other columns, as those of our own list, are passed over.</param>
    /// <param name="listed">Who is on the list, of the area that is asked for.</param>
    public static SlipSheet Read(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyDictionary<LearnerId, Learner> listed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(listed);
        var header = rows.Count == 0 ? [] : rows[0].Select(h => Folding.Clean(h).ToLowerInvariant()).ToList();
        List<RowMistake> mistakes = [.. Columns.Except(header).Select(c => new RowMistake(1, $"thiếu cột \"{c}\""))];
        mistakes.AddRange(Columns.Where(c => header.Count(h => h == c) > 1).Select(c => new RowMistake(1, $"cột \"{c}\" ghi hai lần")));
        if (rows.Count > MostRows + 1)
            mistakes.Add(new(MostRows + 2, $"nhiều hơn {MostRows} dòng; chia làm nhiều tệp"));
        if (mistakes.Count > 0)
            return Empty with { Mistakes = mistakes };
        var at = Columns.ToDictionary(c => c, header.IndexOf);
        var read = rows.Index().Skip(1).Where(r => r.Item.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(r => Row(new SheetRow(r.Index + 1, at.ToDictionary(c => c.Key, c => c.Value < r.Item.Count ? r.Item[c.Value] : ""), mistakes), listed, today)).ToList();
        if (read.Count == 0)
            mistakes.Add(new(2, "không có dòng nào"));
        foreach (var twice in read.Where(r => r.Learner is not null).GroupBy(r => r.Learner).Where(g => g.Count() > 1))
            mistakes.Add(new(twice.Last().Number, $"trùng với dòng {twice.First().Number}"));
        return mistakes.Count > 0 ? Empty with { Mistakes = [.. mistakes.OrderBy(m => m.Row)] } : Sorted(read, listed);
    }

    private static SlipSheet Sorted(List<(int Number, LearnerId? Learner, OfficeAnswer? Answer)> read, IReadOnlyDictionary<LearnerId, Learner> listed)
    {
        var answered = read.Where(r => r.Answer is not null).ToDictionary(r => r.Learner!.Value, r => r.Answer!);
        var news = answered.Where(a => listed[a.Key].Slip!.Answer != a.Value).ToDictionary();
        return new(news, answered.Count - news.Count, read.Count - answered.Count, []);
    }

    private static (int Number, LearnerId? Learner, OfficeAnswer? Answer) Row(SheetRow row, IReadOnlyDictionary<LearnerId, Learner> listed, DateOnly today)
    {
        var learner = LearnerOf(row, listed);
        var answer = Folding.Fold(row.Optional(SlipList.Answer)) switch
        {
            "" => (bool?)null,
            "da ghi nhan" or "ghi nhan" => true,
            "chua" or "chua ghi nhan" => false,
            _ => row.Wrong(SlipList.Answer, $"\"{row.Optional(SlipList.Answer)}\": chỉ ghi \"{SlipList.Recorded}\" hoặc \"{SlipList.Refused}\"; chưa trả lời thì để trống", (bool?)null),
        };
        return (row.Number, learner, answer is { } recorded ? new OfficeAnswer(recorded, row.Day(SlipList.Day, today)) : null);
    }

    private static LearnerId? LearnerOf(SheetRow row, IReadOnlyDictionary<LearnerId, Learner> listed)
    {
        var text = row.Text(SlipList.Number);
        if (text.Length == 0)
            return null;
        // Somebody of another area is as good as nobody.
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || listed.GetValueOrDefault(new LearnerId(number)) is not { } learner)
            return row.Wrong(SlipList.Number, $"không có \"{text}\" trong danh sách", (LearnerId?)null);
        var code = Folding.Clean(row.Text(SlipList.Code)).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return code == learner.Slip!.Code || code.Length == 0 ? learner.Id : row.Wrong(SlipList.Code, $"\"{code}\" không phải mã phiếu của người học {text}", (LearnerId?)null);
    }
}
