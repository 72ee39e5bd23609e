using ChatTutor.Core.Campaign.Importing;

namespace ChatTutor.Host.Importing;

/// <summary>What an import did, or would do, as a person reads it.</summary>
/// <param name="News">Rows taken in, or that would be.</param>
/// <param name="Known">Rows that were there already.</param>
public sealed record ImportResult(int News, int Known, IReadOnlyList<string> Mistakes)
{
    public static ImportResult Of(FigureSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new(sheet.News.Count, sheet.Known, [.. sheet.Mistakes.Select(m => m.ToString())]);
    }

    public bool IsGood => Mistakes.Count == 0;

    public string Say(bool applied) => !IsGood ? $"{Mistakes.Count} chỗ sai, chưa nhập dòng nào."
        : applied ? $"Đã nhập {News} dòng; {Known} dòng đã có sẵn."
        : $"Thử: sẽ nhập {News} dòng; {Known} dòng đã có sẵn. Chưa ghi gì.";
}
