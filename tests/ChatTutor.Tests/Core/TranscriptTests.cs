namespace ChatTutor.Tests.Core;

/// <summary>Every talk in tests/transcripts goes word for word as written; UPDATE=1 writes them anew, for reading in review.</summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "transcripts"), "*.txt").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Goes_as_written(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "transcripts", file);
        var expected = File.ReadAllText(path);
        var played = new TranscriptPlayer(SampleContent.Catalogue).Play(expected);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(expected, played);
    }
}
