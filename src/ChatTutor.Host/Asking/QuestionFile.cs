using CsvHelper;

namespace ChatTutor.Host.Asking;

/// <summary>A question of a list, with what is expected of the answer when the list is for judging.</summary>
/// <param name="Lessons">Any of these is right; empty = no lesson belongs to it.</param>
/// <param name="Behaviour">The expected behaviour, or null.</param>
public sealed record AskedQuestion(string Id, string Question, IReadOnlyList<string> Lessons, string? Behaviour);

/// <summary>Reads lists of questions: columns id and question (cau_hoi), for judging also lessons (bai) and behaviour (hanh_vi).</summary>
public static class QuestionFile
{
    private static readonly string[] Ids = ["id"], Questions = ["question", "cau_hoi"], Lessons = ["lessons", "lesson", "bai"], Behaviours = ["behaviour", "hanh_vi"];

    /// <summary>Throws <see cref="SettingException"/> when the file cannot be read.</summary>
    public static IReadOnlyList<AskedQuestion> Read(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            return Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException or FormatException)
        {
            throw new SettingException($"--file {file}", $"the list cannot be read ({e.Message}); it needs the columns id,question.");
        }
    }

    public static IReadOnlyList<AskedQuestion> Read(TextReader text)
    {
        using var csv = CsvReader.Create(text, CsvReaderOptions.Default with { FieldCountMismatch = CsvFieldCountHandling.Allow }, leaveOpen: true);
        csv.ReadHeader();
        var (id, question) = (Column(csv, Ids), Column(csv, Questions));
        var (lessons, behaviour) = (Column(csv, Lessons), Column(csv, Behaviours));
        if (id < 0 || question < 0)
            throw new FormatException("a column is missing");
        var all = new List<AskedQuestion>();
        while (csv.Read())
            all.Add(new AskedQuestion(Cell(csv, id), Cell(csv, question), LessonsIn(Cell(csv, lessons)), BehaviourIn(Cell(csv, behaviour))));
        return all;
    }

    private static int Column(CsvReader csv, IEnumerable<string> names) =>
        names.Select(n => csv.TryGetFieldIndex(n, out var at) ? at : -1).FirstOrDefault(at => at >= 0, -1);

    private static string Cell(CsvReader csv, int column) => column >= 0 && column < csv.FieldCount ? csv.GetString(column).Trim() : "";

    // "a+b": either is right; "-": none belongs to it.
    private static string[] LessonsIn(string text) => text is "" or "-" ? [] : text.Split('+', StringSplitOptions.TrimEntries);

    // "ANSWER (what is looked at by eye)".
    private static string? BehaviourIn(string text) => text.Length == 0 ? null : text.Split(' ')[0];
}
