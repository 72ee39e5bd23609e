using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Exams;

/// <summary>The blueprint of one audience's exam: how many questions of each domain, and what makes a pass.</summary>
/// <param name="Minutes">Time allowed; null = as long as one likes.</param>
/// <param name="Pass">Right answers needed; null = for encouragement only, no mark is given.</param>
/// <param name="Gate">Right answers needed among the safety questions whatever the total; null = no gate.</param>
/// <param name="Practice">What a witness has to see done, in words.</param>
public sealed record Exam(string Audience, int? Minutes, int? Pass, int? Gate, IReadOnlyList<ExamCell> Cells, string Practice)
{
    /// <summary>The domain that guards people's money and data.</summary>
    public const int Safety = 4;

    public int Questions => Cells.Sum(c => c.Questions);

    public static Exam Read(Fields fields) => new(
        fields.Text("audience"), Optional(fields, "minutes"), Optional(fields, "pass"), Optional(fields, "gate"),
        fields.Object("questions", ExamCell.ReadAll)?.Cells ?? fields.Wrong<IReadOnlyList<ExamCell>>("questions", "thiếu \"questions\"", []),
        fields.Text("practice"));

    private static int? Optional(Fields fields, string key) => fields.Has(key) ? fields.Int(key) : null;
}

/// <summary>So many questions of one domain.</summary>
public sealed record ExamCell(int Domain, int Questions)
{
    /// <summary>Written as "d1: 3, d2: 5".</summary>
    internal sealed record Row(IReadOnlyList<ExamCell> Cells);

    internal static Row ReadAll(Fields fields) => new(
        [.. fields.Keys.ToList().Select(key => new ExamCell(DomainIn(fields, key), fields.Int(key))).Where(c => c.Questions > 0)]);

    private static int DomainIn(Fields fields, string key) =>
        key is ['d', >= '1' and <= '9' and var digit] ? digit - '0' : fields.Wrong(key, $"miền viết d1, d2 …, không phải \"{key}\"", 0);
}
