using System.Text.RegularExpressions;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.LearningDays;

namespace ChatTutor.Core.Content.Rules;

/// <summary>A learning day is named once, has a challenge that exists, and its invitation says how to answer.</summary>
internal static partial class LearningDayRules
{
    private const string File = "learning-days.yaml";

    /// <summary>In characters: it stands in addresses, in events, and in the name of counters.</summary>
    private const int LongestId = 16;

    /// <summary>Nobody remembers an invitation for longer, and nobody is thanked later.</summary>
    private const int MostDays = 60;

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var days = look.Catalogue.LearningDays.Days;
        foreach (var twice in days.GroupBy(d => d.Id).Where(g => g.Count() > 1))
            yield return look.Error($"{File}#days#{twice.Key}#id", "mã này dùng hai lần");
        foreach (var twice in days.GroupBy(d => d.Day).Where(g => g.Count() > 1))
            yield return look.Error($"{File}#days#{twice.Last().Id}#day", $"ngày {twice.Key:dd/MM/yyyy} đã có \"{twice.First().Id}\"");
        foreach (var day in days)
            foreach (var (key, message) in Numbers(day).Concat(Names(look.Catalogue, day)).Concat(Texts(day)))
                yield return look.Error($"{File}#days#{day.Id}#{key}", message);
        foreach (var text in days.SelectMany(d => new[] { new Written($"{File}#days#{d.Id}#invitation", d.Invitation), new($"{File}#days#{d.Id}#thank_you", d.ThankYou) }))
            foreach (var mistake in Wording.Check(look, text with { Text = Own().Replace(text.Text, " ") }))
                yield return mistake;
    }

    private static IEnumerable<(string Key, string Message)> Numbers(LearningDay day)
    {
        if (day.Id.Length > LongestId || !day.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return ("id", $"mã dùng chữ thường không dấu, chữ số và dấu -, nhiều nhất {LongestId} chữ");
        if (day.InviteBefore.Count == 0 || day.InviteBefore.Distinct().Count() < day.InviteBefore.Count || day.InviteBefore.Any(n => n is < 1 or > MostDays))
            yield return ("invite_before", $"ghi những số ngày khác nhau, mỗi số từ 1 đến {MostDays}, thí dụ [7, 3, 1]");
        if (day.ThankAfter is < 1 or > MostDays)
            yield return ("thank_after", $"từ 1 đến {MostDays} ngày sau ngày hội");
    }

    private static IEnumerable<(string Key, string Message)> Names(Catalogue catalogue, LearningDay day)
    {
        if (!day.LessonsOf(catalogue).Any())
            yield return ("challenge", $"không có bài hay khóa \"{day.Challenge}\"");
        if (day.Denominator is { } code && catalogue.Targets.Find(code)?.Unit != Target.People)
            yield return ("denominator", $"không có chỉ tiêu đếm người \"{code}\" trong targets.yaml");
    }

    private static IEnumerable<(string Key, string Message)> Texts(LearningDay day)
    {
        if (!day.Invitation.Contains("THAM GIA", StringComparison.Ordinal))
            yield return ("invitation", "thư mời phải chỉ cách trả lời: THAM GIA");
        foreach (var (key, text) in new[] { ("invitation", day.Invitation), ("thank_you", day.ThankYou) })
            if (new Notice(text).Fault() is { } fault)
                yield return (key, fault == BroadcastRefusal.TooLong ? $"dài quá {Notice.LongestText} chữ" : "thông báo không được có đường dẫn lạ hay ký tự lạ");
    }

    [GeneratedRegex(@"\{(?:name|date|days)\}")]
    private static partial Regex Own();
}
