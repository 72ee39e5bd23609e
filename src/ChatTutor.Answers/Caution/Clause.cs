using System.Text.RegularExpressions;

namespace ChatTutor.Answers.Caution;

/// <summary>A part of a sentence that says one thing: its telling words, and whether it says no.</summary>
internal sealed partial class Clause(string text)
{
    /// <summary>Words that tell nothing by themselves.</summary>
    private static readonly HashSet<string> Plain =
    [
        "dạ", "thưa", "ạ", "nhé", "nha", "nghen", "đó", "này", "kia", "đây", "ấy", "vậy", "thế", "à", "ừ", "vâng", "là", "thì", "mà", "và", "hay", "hoặc",
        "của", "cho", "với", "về", "ở", "tại", "trong", "trên", "dưới", "từ", "đến", "tới", "để", "bằng", "theo", "như", "cũng", "đều", "vẫn", "còn", "đã",
        "đang", "sẽ", "được", "bị", "phải", "cần", "nên", "hãy", "cứ", "rồi", "lại", "ra", "vào", "lên", "xuống", "có", "các", "những", "một", "mỗi", "mọi",
        "cái", "con", "chiếc", "việc", "điều", "khi", "lúc", "nếu", "vì", "do", "nhưng", "rất", "lắm", "quá", "chỉ", "thôi", "bác", "cô", "chú", "anh", "chị",
        "em", "mình", "bà", "ông", "ai", "gì", "nào", "sao", "không", "chưa", "đừng", "chớ", "chẳng", "bất", "cứ", "thêm", "nữa", "giúp", "xin", "muốn",
    ];

    public HashSet<string> Content { get; } =
        [.. Tokens.Of(text).Where(t => t.IsWord).Select(t => t.Lower).Where(w => !Plain.Contains(w))];

    public bool SaysNo { get; } = No().IsMatch(text);

    /// <summary>It tells somebody to hand over what must be kept.</summary>
    public bool GivesSecret => !SaysNo && Giving().IsMatch(text) && Secret().IsMatch(text);

    /// <summary>The parts of a text that tell something.</summary>
    public static IReadOnlyList<Clause> Of(string text) => [.. Tokens.Clauses(text).Select(c => new Clause(c)).Where(c => c.Content.Count > 0)];

    // "Không gian mạng" and "không khí" deny nothing.
    [GeneratedRegex(@"\b(?:không(?!\s+(?:gian|khí|quân))|hổng|hông|chưa|chẳng|chả|đừng|chớ|cấm|khỏi|tránh|không được|ngừng|từ chối)\b", RegexOptions.IgnoreCase)]
    private static partial Regex No();

    [GeneratedRegex(@"\b(?:đưa|đọc|gửi|gởi|nói|nhắn|báo|khai|chụp|chuyển|cung cấp|chia sẻ|tiết lộ|cho\s+(?:mượn|xem|coi|biết))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Giving();

    [GeneratedRegex(@"\b(?:mã|otp|mật khẩu|pin|căn cước|cccd|thẻ|số tài khoản|tiền|điện thoại|khuôn mặt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
