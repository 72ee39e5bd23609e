using ChatTutor.Answers.Generation;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Answers.Generation;

public sealed class SentenceReaderTests
{
    private const string Answer =
        "Dạ, bác gọi 1900 0368 hoặc vào vneid.gov.vn [3]. Phí là 1.000 đồng ở TP. Cao Lãnh. [1][2] Có đúng vậy không? [1, 2]\nXong rồi [2]";

    private static readonly string[] Sentences =
    [
        "Dạ, bác gọi 1900 0368 hoặc vào vneid.gov.vn [3].", "Phí là 1.000 đồng ở TP. Cao Lãnh. [1][2]", "Có đúng vậy không? [1, 2]", "Xong rồi [2]",
    ];

    [Property]
    public Property However_it_is_cut_the_same_sentences_come_out() => Prop.ForAll(Gen.Choose(1, 9).ListOf(Answer.Length).ToArbitrary(), sizes =>
    {
        var reader = new SentenceReader();
        var whole = new List<string>();
        var at = 0;
        foreach (var size in sizes.TakeWhile(_ => at < Answer.Length))
        {
            whole.AddRange(reader.Add(Answer[at..Math.Min(at + size, Answer.Length)]));
            at += size;
        }
        return whole.Append(reader.End()).SequenceEqual(Sentences);
    });

    [Theory]
    [InlineData("Bác đừng đưa mã cho ai [1].", "Bác đừng đưa mã cho ai.", 1)]
    [InlineData("Bác đừng đưa mã cho ai. [1][2]", "Bác đừng đưa mã cho ai.", 1, 2)]
    [InlineData("Bác đừng [2] đưa mã cho ai [ 1 , 3 ] !", "Bác đừng đưa mã cho ai!", 2, 1, 3)]
    [InlineData("Bác đừng đưa mã cho ai.", "Bác đừng đưa mã cho ai.")]
    [InlineData("Bác đừng đưa [mã] cho ai [x].", "Bác đừng đưa [mã] cho ai [x].")]
    public void Citations_are_read_and_taken_out(string raw, string text, params int[] passages)
    {
        var cited = Cited.Read(raw);

        Assert.Equal(text, cited.Text);
        Assert.Equal(passages, cited.Passages);
    }

    [Fact]
    public void Nothing_is_no_sentence()
    {
        var reader = new SentenceReader();

        Assert.Empty(reader.Add(" \n "));
        Assert.Null(reader.End());
    }
}
