using System.Collections.Frozen;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>The words that work in every state, in any case, with or without diacritics.</summary>
internal static class Commands
{
    public const string Learn = "learn";
    public const string Menu = "menu";
    public const string Ask = "ask";
    public const string Results = "results";
    public const string Next = "next";
    public const string Again = "again";
    public const string Help = "help";
    public const string Stop = "stop";
    public const string Wake = "wake";
    public const string Data = "data";
    public const string Erase = "erase";
    public const string LearningDay = "learning-day";
    public const string Exam = "exam";
    public const string Commune = "commune";
    public const string Audience = "audience";
    public const string Scammed = "scammed";
    public const string Link = "link";
    public const string Unlink = "unlink";
    public const string People = "people";
    public const string JoinDay = "join-day";
    public const string LeaveDay = "leave-day";
    public const string Witness = "witness";
    public const string Slip = "slip";
    public const string SelfTest = "self-test";

    private static readonly FrozenDictionary<string, string> Words = new (string Command, string[] Words)[]
    {
        (Learn, ["hoc", "hoc tiep", "hoc bai", "vao hoc", "bat dau"]),
        (Menu, ["menu", "ve menu", "start", "trang chu"]),
        (Ask, ["hoi", "hoi con", "toi muon hoi"]),
        (Results, ["diem", "ket qua", "diem cua toi"]),
        (Next, ["tiep", "tiep tuc", "tiep theo", "qua bai"]),
        (Again, ["lai", "lam lai", "xem lai"]),
        (Help, ["giup", "tro giup", "giup toi", "help", "huong dan"]),
        (Stop, ["dung", "nghi", "dung nhan tin", "stop"]),
        (Wake, ["nhan tin lai"]),
        (Data, ["du lieu", "dulieu", "du lieu cua toi"]),
        (Erase, ["xoa", "xoa du lieu", "xoa het"]),
        (LearningDay, ["1010", "10 10"]),
        (JoinDay, ["tham gia", "thamgia", "toi tham gia", "tui tham gia", "con tham gia", "tham gia ngay hoi"]),
        (LeaveDay, ["khong di nua", "khong tham gia", "khong tham gia nua", "thoi khong di", "thoi khong di nua"]),
        (Exam, ["thi", "lam bai thi"]),
        (SelfTest, ["thu suc", "thusuc", "thu suc 5 cau", "thu suc lai", "toi muon thu suc", "tui muon thu suc", "cho toi thu suc", "cho tui thu suc"]),
        (Commune, ["xa", "doi xa", "phuong", "doi phuong"]),
        (Audience, ["nhom", "doi nhom"]),
        (Scammed, ["lua", "bi lua", "toi bi lua", "tui bi lua", "bi lua roi", "toi bi lua dao", "tui bi lua dao", "bi lua dao"]),
        (Link, ["lien ket", "lienket", "noi", "noi hai noi", "noi noi hoc", "noi tai khoan"]),
        (Unlink, ["bo lien ket", "bolienket", "huy lien ket", "bo noi"]),
        (Slip, ["ma cua toi", "ma cua tui", "phieu cua toi", "de nghi xac nhan"]),
        (Witness, ["xac nhan", "ma xac nhan", "nho xac nhan", "xac nhan giup"]),
        (People, ["doi nguoi", "doinguoi", "hoc ho", "them nguoi"]),
    }.SelectMany(c => c.Words.Select(w => (w, c.Command))).ToFrozenDictionary(p => p.w, p => p.Command);

    public static bool IsKnown(string? command) => command is not null && Words.Values.Contains(command);

    /// <summary>The command these words are, or null. What a button on the screen says wins over a word that only looks like a command without its diacritics.</summary>
    public static string? Find(string words, IReadOnlyList<ReplyChoice>? offered)
    {
        var folded = Folding.Fold(words);
        if (!Words.TryGetValue(folded, out var command))
            return null;
        // "LỪA" is a cry for help, "lúa" and "lửa" are not.
        if (command == Scammed && !Folding.Syllables(words).Contains("bi") && !IsPlainOr(words, "lừa"))
            return null;
        // Nobody who says "đúng" wants to be left alone.
        if (command == Stop && IsExactly(words, "đúng"))
            return null;
        // "NỐI" joins two places; "nói", "nội" and "nơi" are other words.
        if (folded == "noi" && !IsPlainOr(words, "nối"))
            return null;
        // "dung" typed to a true-false question is "Đúng", not "Dừng"; with its diacritics there is no doubt.
        var meant = offered?.Any(o => Folding.Fold(o.Label) == folded && !IsExactly(words, "dừng", "lại", "nghỉ")) == true;
        return meant ? null : command;
    }

    /// <summary>"Hỏi VNeID là gì" asks at once: what follows the word is the question.</summary>
    public static string? QuestionIn(string words)
    {
        var clean = Folding.Clean(words);
        var space = clean.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Folding.Fold(clean[..space]) == "hoi" && Folding.Syllables(clean).Length > 2 ? clean[(space + 1)..].Trim() : null;
    }

    private static bool IsPlainOr(string words, string exact) => words.All(char.IsAscii) || IsExactly(words, exact);

    private static bool IsExactly(string words, params string[] exact) =>
        exact.Contains(Folding.Clean(words).ToLowerInvariant());
}
