using ChatTutor.Core.Questions;
using ChatTutor.Core.Reports.Progress;
using ChatTutor.Host.Printing.Paper;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Host.Paper;

/// <summary>The Monday brief on paper: one page whatever it says, nothing over anything else, every letter one that can be copied.</summary>
public sealed class BriefPdfTests
{
    private const string Vietnamese =
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ "
        + "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ 0123456789 “”–…-,.:;()%/?!'";

    [Fact]
    public void Every_letter_can_be_copied_in_both_weights()
    {
        var file = new PdfText(BriefPdf.Draw(new BriefSheet(Vietnamese, "Việc", [Vietnamese], [], "")));

        Assert.Equal(1, file.Pages);
        Assert.Equal(["BeVietnamPro-Regular", "BeVietnamPro-SemiBold"], file.EmbeddedFonts.Select(f => f[(f.IndexOf('+', StringComparison.Ordinal) + 1)..]).Order());
        // A line may end anywhere in a word as long as this one.
        Assert.Equal($"{Vietnamese}Việc1.{Vietnamese}".Replace(" ", "", StringComparison.Ordinal), string.Concat(file.Lines.Select(l => l.Words)).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_put_together_from_parts_are_written_as_one_and_unknown_ones_left_out()
    {
        var file = new PdfText(BriefPdf.Draw(new BriefSheet("Đo\u0323c\u0323 tiê\u0301ng Viê\u0323t 🌾 漢", "Việc", [], [], "")));

        Assert.StartsWith("Đọc", file.Lines[0].Words, StringComparison.Ordinal);
        Assert.Contains(" tiếng Việt", file.Lines[0].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("漢", file.Lines[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_what_lessons_and_targets_say_is_left_out()
    {
        var catalogue = SampleContent.Real.Catalogue!;
        var said = catalogue.Targets.Targets.SelectMany(t => new[] { t.Group, t.Metric }).Concat(catalogue.Communes.Select(c => c.FullName)).Concat(catalogue.Campaign.Audiences.Select(a => a.Name))
            .Concat(catalogue.Courses.SelectMany(c => c.Lessons).SelectMany(l => l.Steps.OfType<Question>().Select(q => q.Prompt).Prepend(l.Title)));
        var letters = string.Concat(said).EnumerateRunes().Distinct().Select(r => r.ToString()).Where(r => !string.IsNullOrWhiteSpace(r)).ToList();

        var file = new PdfText(BriefPdf.Draw(new BriefSheet("", "", [string.Join(' ', letters)], [], "")));

        Assert.Equal(letters, string.Join(' ', file.Lines.Select(l => l.Words).Skip(1)).Split(' '));
    }

    [Theory]
    [InlineData(1, 3, 16, false)]
    [InlineData(2, 20, 16, false)]
    [InlineData(6, 35, 16, true)]
    [InlineData(40, 200, 300, true)]
    public void However_much_there_is_it_is_one_page_and_says_what_it_leaves_out(int times, int moved, int targets, bool isCut)
    {
        var sheet = Sheet(times, moved, targets);

        var file = new PdfText(BriefPdf.Draw(sheet));
        if (Environment.GetEnvironmentVariable("CHATTUTOR_PICTURES") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, $"thu-hai-{times}-{moved}-{targets}.pdf"), BriefPdf.Draw(sheet));

        Assert.Equal(1, file.Pages);
        AssertApart(file.Lines);
        var words = string.Join(' ', file.Lines.Select(l => l.Words));
        var left = System.Text.RegularExpressions.Regex.Matches(words, @"…và (\d+) dòng nữa trên trang").Sum(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(moved + targets, left + file.Lines.Count(l => l.Words.StartsWith("CT", StringComparison.Ordinal)));
        Assert.Equal(isCut, left > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_words_whatever_are_one_page(int seed)
    {
        var chance = new Random(seed);
        string Words() => string.Concat(Enumerable.Range(0, chance.Next(0, 400)).Select(_ => chance.Next(12) == 0 ? " " : Vietnamese[chance.Next(Vietnamese.Length - 1)].ToString()));
        for (var i = 0; i < 20; i++)
        {
            IReadOnlyList<IReadOnlyList<string>> rows = [.. Enumerable.Range(0, chance.Next(0, 40)).Select(_ => (IReadOnlyList<string>)[Words(), Words(), Words()])];
            var page = BriefLayout.Of(
                new BriefSheet(Words(), Words(), [Words(), Words(), Words()], [new("a", [new("b"), new(Words()), new("c")], rows), new("d", [new("e"), new("f"), new("g")], rows)], Words()),
                (text, size, isBold) => text.Length * size * .6f);
            Assert.True(page.Fits);
            AssertApart([.. page.Texts.Select(t => (t.Words, (double)t.Left, (double)t.Baseline, (double)t.Size, (double)(t.Words.Length * t.Size * .6f)))]);
        }
    }

    [Fact]
    public void Little_is_written_large() =>
        Assert.Equal(12, new PdfText(BriefPdf.Draw(Sheet(1, 3, 4))).Lines.First(l => l.Words == "1.").Size);

    [Theory]
    [InlineData(typeof(DllNotFoundException))]
    [InlineData(typeof(BadImageFormatException))]
    [InlineData(typeof(FileNotFoundException))]
    public void Without_the_drawing_library_there_is_no_file_and_one_line_in_the_log(Type fault)
    {
        var log = new Lines();
        var press = new BriefPress(_ => throw (Exception)Activator.CreateInstance(fault)!, log);

        Assert.Null(press.Print(Sheet(1, 3, 4)));
        Assert.Null(press.Print(Sheet(1, 3, 4)));

        Assert.StartsWith("Error No PDF can be made here", Assert.Single(log.All), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_our_own_is_not_taken_for_a_missing_library() =>
        Assert.Throws<InvalidOperationException>(() => new BriefPress(_ => throw new InvalidOperationException(), new Lines()).Print(Sheet(1, 3, 4)));

    private static IReadOnlyList<string> Groups => [.. SampleContent.Real.Catalogue!.Targets.Targets.Select(t => t.Group)];

    private static BriefSheet Sheet(int times, int moved, int targets) => new(
        SampleContent.Real.Catalogue!.Communes.Select(c => c.FullName).MaxBy(n => n.Length) + ": tuần 16/11/2026 đến 22/11/2026", "Ba việc tuần này",
        [.. Enumerable.Range(0, 3).Select(_ => string.Join(' ', Enumerable.Repeat("Tới Ấp Mỹ Thạnh Hưng, Ấp 2 và 3 nơi nữa: chưa có ai học.", times)))],
        [
            new("Tuần qua", [new("Việc"), new("Tuần qua"), new("Tuần trước nữa")], [.. Enumerable.Range(0, moved).Select(i => (IReadOnlyList<string>)[$"CT{i}: hoàn thành học", "khoảng 1250", "dưới 5"])]),
            new("Chỉ tiêu còn hạn", [new("Chỉ tiêu"), new("Đã tham gia"), new("Số được tính"), new("Tỷ lệ")],
                [.. Enumerable.Range(0, targets).Select(i => (IReadOnlyList<string>)[$"CT{i} {Groups[i % Groups.Count]}", "123456", "123456 (E2)", "chưa có mẫu số"])]),
        ],
        "Số tuần làm tròn tới 5. Số từ 1 đến 4 được ẩn.");

    // Boxes from the highest accent to the lowest tail; they may touch, not overlap, and stay within the margins.
    private static void AssertApart(IReadOnlyList<(string Words, double Left, double Baseline, double Size, double Width)> lines)
    {
        foreach (var (i, a) in lines.Index())
        {
            Assert.True(a.Left >= PaperPage.Margin - .1 && a.Left + a.Width <= PaperPage.Width - PaperPage.Margin + .1 && a.Baseline + a.Size * .27 <= PaperPage.Height - PaperPage.Margin + .1, a.Words);
            foreach (var b in lines.Skip(i + 1))
                Assert.True(
                    Math.Abs(a.Baseline - b.Baseline) > .27 * Math.Max(a.Size, b.Size) + .95 * Math.Min(a.Size, b.Size) || a.Left + a.Width <= b.Left + 1 || b.Left + b.Width <= a.Left + 1,
                    $"{a.Words} | {b.Words}");
        }
    }

    private sealed class Lines : ILogger<BriefPress>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add($"{logLevel} {formatter(state, exception)}");
    }
}
