namespace ChatTutor.Tests.Answers.Generation;

public sealed class ModelWordingTests
{
    [Fact]
    public async Task A_good_answer_is_heard_sentence_by_sentence_and_comes_without_its_citations()
    {
        await using var bed = await ModelBed.StartAsync();
        var heard = new List<string>();

        var answer = await bed.AskAsync("mã otp là gì vậy con", heard: heard.Add);

        Assert.Equal("Mã OTP là dãy sáu chữ số dùng một lần. Đừng đưa mã OTP cho ai, kể cả người xưng là công an hay ngân hàng.", answer);
        Assert.Equal(["Mã OTP là dãy sáu chữ số dùng một lần.", answer!], heard);
    }
}
