using ChatTutor.Answers.Caution;
using ChatTutor.Answers.Generation;
using ChatTutor.Core.Content;
using ChatTutor.Service.Content;
using ChatTutor.Tests.Answers.Generation;

namespace ChatTutor.Tests.Answers.Caution;

/// <summary>What may be shown as resting on its passages, and what may not, rule by rule.</summary>
public sealed class SupportCheckTests
{
    private static readonly IReadOnlyList<string> Passages = [.. ModelBed.Passages.Select(p => p.Text)];

    [Theory]
    [InlineData("Dạ, mã OTP là dãy sáu chữ số dùng một lần.")]
    [InlineData("Mã OTP là dãy 6 chữ số, chỉ dùng một lần thôi.")]
    [InlineData("Bác đừng đưa mã OTP cho ai, kể cả người xưng là công an.")]
    [InlineData("VNeID thật thì cài từ kho có sẵn trong máy, là CH Play hoặc App Store.")]
    [InlineData("Dạ bác chỉ cài VNeID từ kho có sẵn trong máy thôi nha.")]
    [InlineData("Ai gửi bản khác thì bác đừng cài.")]
    [InlineData("Nghi bị lừa thì bác gọi 156 hoặc 1900 0368.")]
    [InlineData("Nghi bị lừa, bác gọi ngay 19000368.")]
    [InlineData("Trang vneid.gov.vn có hướng dẫn.")]
    [InlineData("Bác giữ lại tin nhắn trong ba ngày.")]
    public void Plain_words_that_the_passages_hold_may_be_shown(string sentence) =>
        Assert.Null(SupportCheck.Objection(sentence, Passages));

    [Theory]
    [InlineData("number", "Mã OTP là dãy tám chữ số dùng một lần.")]
    [InlineData("number", "Mã OTP là dãy 4 chữ số dùng một lần.")]
    [InlineData("number", "Bác giữ lại tin nhắn trong 3 tháng.")]
    [InlineData("number", "Bác giữ lại tin nhắn trong ba mươi ngày.")]
    [InlineData("number", "Bác giữ lại tin nhắn trong một ngày.")]
    [InlineData("number", "Nghi bị lừa thì bác gọi 1560368.")]
    [InlineData("number", "Nghi bị lừa thì bác gọi một năm bảy.")]
    [InlineData("number", "Nghi bị lừa thì bác gọi 156 nghìn lần.")]
    [InlineData("number", "Mã OTP dùng một lần, mất hai triệu rưỡi.")]
    [InlineData("number", "Nghi bị lừa thì bác gọi 156 hoặc 1900 0369.")]
    [InlineData("name", "VNeID thật cài từ kho có sẵn trong máy, là Zalo.")]
    [InlineData("name", "Nghi bị lừa thì bác gọi anh Hùng, số 156.")]
    [InlineData("name", "Nghi bị lừa thì gọi Bộ Công thương, số 156.")]
    [InlineData("name", "Ngân hàng Sao Mai xưng là ngân hàng, mã OTP dùng một lần.")]
    [InlineData("name", "Mã PIN là dãy sáu chữ số dùng một lần.")]
    [InlineData("link", "Trang vneid.com.vn có hướng dẫn.")]
    [InlineData("link", "Trang https://vneid.gov.vn/nhanqua có hướng dẫn.")]
    [InlineData("link", "Trang vneid chấm com có hướng dẫn.")]
    [InlineData("link", "Nghi bị lừa thì nhắn hotro@vneid.gov.vn.")]
    [InlineData("language", "Never give the OTP to anybody.")]
    [InlineData("language", "Ma OTP la day sau chu so dung mot lan.")]
    [InlineData("plain", "**Mã OTP** là dãy sáu chữ số dùng một lần.")]
    [InlineData("plain", "Mã OTP là dãy sáu <b>chữ số</b> dùng một lần.")]
    [InlineData("plain", "Mã OTP 😀 là dãy sáu chữ số dùng một lần.")]
    [InlineData("plain", "Mã ОТР là dãy sáu chữ số dùng một lần.")] // Cyrillic
    [InlineData("plain", "Mã OTP là dãy ６ chữ số dùng một lần.")]
    [InlineData("words", "Ăn nhiều rau xanh và tập thể dục đều đặn giúp bác khỏe mạnh.")]
    [InlineData("denial", "Bác đưa mã OTP cho ai cũng được.")]
    [InlineData("denial", "Ai gửi bản khác thì bác cài.")]
    [InlineData("denial", "Mã OTP không dùng một lần.")]
    [InlineData("denial", "Bác đọc mã OTP cho người xưng là công an.")]
    [InlineData("secret", "Nghi bị lừa thì bác gửi tin nhắn và mã tới 156.")]
    public void What_they_do_not_hold_may_not(string rule, string sentence) =>
        Assert.Equal(rule, SupportCheck.Objection(sentence, Passages));

    [Fact]
    public void A_sentence_without_passages_or_without_end_may_not()
    {
        Assert.Equal("citation", SupportCheck.Objection("Mã OTP là dãy sáu chữ số.", []));
        Assert.Equal("length", SupportCheck.Objection(string.Join(' ', Enumerable.Repeat("mã OTP là dãy sáu chữ số", 20)), Passages));
    }

    [Theory]
    [InlineData("Phí là 1.500.000 đồng.", "Phí là một triệu rưỡi đồng.")]
    [InlineData("Phí là 1.500.000 đồng.", "Phí là 1,5 triệu đồng.")]
    [InlineData("Nghỉ ngày 05/9 và ngày 10/10/2026.", "Nghỉ ngày 5 tháng 9.")]
    [InlineData("Độ mặn 4,5 phần nghìn.", "Độ mặn là 4.5 phần nghìn.")]
    [InlineData("Nghỉ từ năm 2026.", "Nghỉ từ năm 2026.")]
    [InlineData("Có 21 bước.", "Có hai mươi mốt bước.")]
    [InlineData("Có 105 bước.", "Có một trăm lẻ năm bước.")]
    public void The_same_number_may_be_written_in_another_way(string passage, string sentence) =>
        Assert.NotEqual("number", SupportCheck.Objection(sentence, [passage]));

    [Theory]
    [InlineData("Phí là 1.500.000 đồng.", "Phí là 1.500 đồng.")]
    [InlineData("Phí là 15 đồng.", "Phí là 1,5 đồng.")]
    [InlineData("Nghỉ ngày 10/9.", "Nghỉ ngày 9/10.")]
    [InlineData("Có 21 bước.", "Có hai mươi bước.")]
    [InlineData("Nghỉ từ năm 2026.", "Nghỉ từ năm 2027.")]
    public void Another_number_may_not(string passage, string sentence) =>
        Assert.Equal("number", SupportCheck.Objection(sentence, [passage]));

    /// <summary>A check that refused the authors' own sentences would let no model through; one in a hundred only costs the better wording.</summary>
    [Fact]
    public void Cards_support_their_own_sentences()
    {
        var catalogue = ContentFolder.Load(Repository.Content, new DateOnly(2026, 11, 23)).Catalogue!;
        var cards = catalogue.Lessons.SelectMany(l => l.Steps).OfType<Card>().Select(c => catalogue.Phrases.Address(c.Text)).ToList();
        var judged = cards.SelectMany(card => Sentences(card).Select(s => (Sentence: s, Objection: SupportCheck.Objection(s, [card])))).ToList();
        var refused = judged.Where(j => j.Objection is not null).ToList();

        Assert.InRange(judged.Count, 500, int.MaxValue);
        Assert.True(refused.Count * 100 < judged.Count, string.Join('\n', refused));
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var reader = new SentenceReader();
        return [.. reader.Add(text), .. new[] { reader.End() }.OfType<string>()];
    }
}
