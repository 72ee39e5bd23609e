using ChatTutor.Core.Language;

namespace ChatTutor.Answers.Caution;

/// <summary>Names in a sentence: words with a capital, abbreviations, foreign words.</summary>
internal static class Names
{
    /// <summary>Words a sentence may begin with before a name; they belong to no name themselves.</summary>
    private static readonly HashSet<string> Openers =
    [
        "Dạ", "Thưa", "Bác", "Cô", "Chú", "Anh", "Chị", "Em", "Con", "Mình", "Nếu", "Khi", "Muốn", "Để", "Mở", "Vào", "Trên", "Trong", "Ở", "Từ", "Với",
        "Nhờ", "Theo", "Còn", "Rồi", "Sau", "Trước", "Chỉ", "Đừng", "Không", "Cài", "Tải", "Dùng", "Gọi", "Hỏi", "Và", "Hay", "Vì", "Do", "Nhưng", "Có",
    ];

    public static bool AreKnown(Claim claim)
    {
        var tokens = claim.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsWord)
                continue;
            if (!Syllables.IsVietnamese(tokens[i].Text) && !claim.Evidence.HasWord(tokens[i].Lower))
                return false;
            if (!IsCapital(tokens[i]))
                continue;
            var name = tokens.Skip(i).TakeWhile((t, n) => t.IsWord && IsCapital(t) && (n == 0 || t.Joined)).Select(t => t.Text).ToList();
            if (!IsKnown(name, i == 0 || !tokens[i].Joined, claim.Evidence))
                return false;
            i += name.Count - 1;
        }
        return true;
    }

    /// <param name="opens">The name stands where any word has a capital.</param>
    private static bool IsKnown(List<string> name, bool opens, Evidence evidence)
    {
        if (!opens)
            return evidence.HasExactly(name[0]) && evidence.HasInOrder(name);
        if (name.Count == 1)
            return Syllables.IsVietnamese(name[0]) && !IsAbbreviation(name[0]) || evidence.HasWord(name[0].ToLowerInvariant());
        return evidence.HasInOrder(name) || (Openers.Contains(name[0]) && IsKnown(name[1..], opens: false, evidence));
    }

    private static bool IsCapital(Token token) => char.IsUpper(token.Text[0]);

    private static bool IsAbbreviation(string word) => word.Length > 1 && word.All(char.IsUpper);
}
