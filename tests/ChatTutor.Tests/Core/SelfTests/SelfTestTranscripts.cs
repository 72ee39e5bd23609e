namespace ChatTutor.Tests.Core;

/// <summary>Talks with self-tests, word for word; UPDATE=1 writes them anew.</summary>
public sealed class SelfTestTranscripts
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "transcripts", "self-test");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Goes_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = File.ReadAllText(path);
        var played = new TranscriptPlayer(SelfTestContent.Catalogue).Play(expected);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(expected, played);
    }
}
