using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Tests.Core;

/// <summary>Names go out of what is kept of a question; what is asked stays.</summary>
public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("tôi tên Nguyễn Văn An, quên mật khẩu VNeID", "tôi tên •••, quên mật khẩu VNeID")]
    [InlineData("toi ten nguyen van an quen mat khau", "toi ten ••• quen mat khau")]
    [InlineData("Con tôi là Trần Thị Bé Ba nộp hồ sơ ở đâu?", "Con tôi là ••• nộp hồ sơ ở đâu?")]
    [InlineData("chị Lan với anh Út Hùng bán hàng sao", "chị ••• với anh ••• bán hàng sao")]
    [InlineData("tui là Tám Khỏe, muốn học", "tui là •••, muốn học")]
    [InlineData("HỌ TÊN: LÊ THỊ MỸ DUNG", "HỌ TÊN: •••")]
    [InlineData("gửi tới an.nguyen@gmail.com được không", "gửi tới ••• được không")]
    [InlineData("ông Phạm Minh Đức. Ổng hỏi VNeID", "ông •••. Ổng hỏi VNeID")]
    public void A_name_is_masked(string words, string masked) => Assert.Equal(masked, PersonNames.Mask(words));

    [Theory]
    [InlineData("Hồ sơ đất đai nộp ở đâu")]
    [InlineData("đô thị hóa ở Cao Lãnh là gì")]
    [InlineData("do thi hoa la gi")]
    [InlineData("anh có Zalo không, chỉ tui với")]
    [InlineData("tên đăng nhập VNeID là gì")]
    [InlineData("lý do bị từ chối hồ sơ")]
    [InlineData("Mai tôi đi Sa Đéc làm căn cước được không")]
    [InlineData("mã vùng trồng xoài là gì")]
    [InlineData("")]
    public void What_is_no_name_stays(string words) => Assert.Equal(words, PersonNames.Mask(words));

    [Fact]
    public void What_is_kept_of_a_question_has_neither_secret_nor_number_nor_name_and_is_cut_after_masking()
    {
        var kept = QuestionGap.Keepable("tôi tên Nguyễn Văn An số 0912 345 678, căn cước 087123456789, mật khẩu là hoa2005, hỏi máy cày");
        foreach (var secret in (string[])["Nguyễn", "An", "0912", "345 678", "087123456789", "hoa2005"])
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.EndsWith("hỏi máy cày", kept, StringComparison.Ordinal);

        // Cut first, the number would lose its end and no longer be known as one.
        var late = QuestionGap.Keepable(new string('a', 190) + " 0912345678 " + new string('b', 300));
        Assert.DoesNotContain("091", late, StringComparison.Ordinal);
        Assert.Equal(QuestionGap.Longest, late.Length);
        Assert.InRange(QuestionGap.Keepable(string.Concat(Enumerable.Repeat("🙂a", 200))).Length, 190, QuestionGap.Longest);
    }
}
