using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.LearningDays;

namespace ChatTutor.Tests.Core;

/// <summary>Every talk in tests/transcripts goes word for word as written; UPDATE=1 writes them anew, for reading in review.</summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "transcripts"), "*.txt").Select(f => Path.GetFileName(f)!).Order()];

    /// <summary>The sample with a hall for its learning day, and people of that commune who said they come.</summary>
    private static Catalogue Catalogue { get; } = SampleContent.Catalogue
        .With(new Figures([new Figure.Hall("K7M2QX", "2026", "phuong-sa-dec", "Nhà văn hóa khóm 3", "7 giờ đến 10 giờ")]))
        .With(new DayBoard(SampleContent.Catalogue.LearningDays.Find("2026")!, [new("tinh", "Đồng Tháp", 40, 0, 0, null), new("phuong-sa-dec", "phường Sa Đéc", 23, 0, 0, null)]));

    [Theory]
    [MemberData(nameof(Files))]
    public void Goes_as_written(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "transcripts", file);
        var expected = File.ReadAllText(path);
        var played = new TranscriptPlayer(Catalogue).Play(expected);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(expected, played);
    }
}
