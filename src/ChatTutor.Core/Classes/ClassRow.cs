using System.Text;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Campaign.Importing;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Classes;

/// <summary>One row of a class list.</summary>
internal static class ClassRow
{
    /// <summary>Null when the name is none; whatever is wrong is noted.</summary>
    public static ClassMember? Read(int number, string name, string group, string hamlet, ClassCheck check, List<RowMistake> mistakes)
    {
        var (called, audience, place) = (NameOf(name, out var wrong), AudienceOf(group, check), HamletOf(hamlet, check));
        if (wrong is not null)
            mistakes.Add(new(number, wrong));
        if (group.Length > 0 && audience is null)
            mistakes.Add(new(number, "chưa hiểu nhóm; ghi tên nhóm, ví dụ nông dân, hoặc để trống"));
        if (hamlet.Length > 0 && place is null)
            mistakes.Add(new(number, "không có ấp, khóm này trong danh sách; ghi đúng tên, hoặc để trống"));
        if (called is null)
            return null;
        var learner = new Learner(default, Audience: audience?.Id, Pronouns: audience?.Pronouns);
        // Of a child nothing will be kept but how it is addressed.
        return new(called, audience is { Children: true } ? learner : learner with { Commune = check.Commune, Hamlet = place ?? check.OwnHamlet });
    }

    private static string? NameOf(string text, out string? wrong)
    {
        wrong = text.Length == 0 ? "chưa có tên gọi"
            : text.EnumerateRunes().Any(Rune.IsDigit) ? "tên gọi có chữ số; số điện thoại, số giấy tờ, ngày sinh xin đừng đưa vào đây"
            : text.Length > PersonName.Longest ? $"tên gọi dài quá {PersonName.Longest} chữ cái; ghi ngắn thôi, ví dụ Bà Sáu"
            : PersonName.Of(text) is null ? "tên gọi phải có chữ cái" : null;
        return wrong is null ? PersonName.Of(text) : null;
    }

    private static Audience? AudienceOf(string text, ClassCheck check) => text.Length == 0 ? null : Enrolment.AudienceIn(text, check.Catalogue);

    private static string? HamletOf(string text, ClassCheck check) => text.Length == 0 ? null
        : (check.Hamlets.FirstOrDefault(h => h.Id == text) ?? Matching.Closest(text, check.Hamlets, h => h.Name))?.Id;
}
