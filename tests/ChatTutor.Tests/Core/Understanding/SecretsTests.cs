using ChatTutor.Core.Understanding;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Core.Understanding;

/// <summary>Secrets are masked however they are given; numbers that are none stay as they were typed.</summary>
public sealed class SecretsTests
{
    [Theory]
    [InlineData("tui lấy mã lỡ rồi, mã otp 483920", "483920", Secrets.Otp)]
    [InlineData("mã otp là 552913", "552913", Secrets.Otp)]
    [InlineData("ma xac nhan 8 8 1 2 0 4 nhap giup", "8 8 1 2 0 4", Secrets.Otp)]
    [InlineData("otp 77.12.34", "77.12.34", Secrets.Otp)]
    [InlineData("otp của tui là năm một sáu hai ba bảy", "năm một sáu hai ba bảy", Secrets.Otp)]
    [InlineData("903817", "903817", Secrets.Otp)]
    [InlineData("nó nhắn ba số trước là 528, ba số sau là không một bốn", "528", Secrets.Otp)]
    [InlineData("so dau la nam hai tam con so cuoi la khong mot bon", "khong mot bon", Secrets.Otp)]
    [InlineData("số rút tiền của má là chín một bảy ba", "chín một bảy ba", Secrets.Otp)]
    [InlineData("hàng số sau lưng thẻ là 902", "902", Secrets.Card)]
    [InlineData("mật mã wifi nhà tui là gaconxinh", "gaconxinh", Secrets.Password)]
    [InlineData("mật khẩu vneid tui là Lan@1965", "Lan@1965", Secrets.Password)]
    [InlineData("pass facebook: conmeo123", "conmeo123", Secrets.Password)]
    [InlineData("cccd của má 079123456789", "079123456789", Secrets.Identity)]
    [InlineData("so can cuoc 087 065 001 234", "087 065 001 234", Secrets.Identity)]
    [InlineData("số thẻ 4111111111111111 nè", "4111111111111111", Secrets.Card)]
    [InlineData("thẻ atm 9704 1512 3456 7890", "9704 1512 3456 7890", Secrets.Card)]
    [InlineData("stk 0123456789012 vietcombank", "0123456789012", Secrets.Account)]
    [InlineData("sdt cua toi 0912345678", "0912345678", Secrets.Phone)]
    [InlineData("bhyt DN 4 82 0123456789", "0123456789", Secrets.Identity)]
    [InlineData("thẻ bảo hiểm y tế HT3870123456789 hết hạn chưa", "HT3870123456789", Secrets.Identity)]
    [InlineData("facebook với gmail tui xài chung meocon2010 luôn", "meocon2010", Secrets.Password)]
    public void A_secret_is_masked_and_its_kind_known(string words, string secret, string kind)
    {
        var masked = Secrets.Mask(words);

        Assert.Contains(kind, masked.Kinds);
        Assert.DoesNotContain(secret, masked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mã vùng trồng có số đầu là 893 là của tỉnh nào")]
    [InlineData("mất mã là mất tiền hả")]
    [InlineData("chữ khóa trên thanh địa chỉ nghĩa là gì")]
    [InlineData("chuyển 500.000 nhầm người")]
    [InlineData("gọi 113 khi nào")]
    [InlineData("mã hồ sơ 482913 tới đâu")]
    [InlineData("năm 2026 thuế đổi gì")]
    [InlineData("mật khẩu 8 ký tự có đủ không")]
    [InlineData("mật khẩu thế nào là mạnh")]
    [InlineData("bán 120000 một ký")]
    [InlineData("tổng đài 1022 là gì")]
    [InlineData("ba năm sáu tháng rồi")]
    [InlineData("xài zalo trên samsung a15 được không")]
    [InlineData("máy oppo a18 giá 2 triệu 190 dùng zalo được không")]
    public void A_number_that_is_no_secret_stays(string words)
    {
        var masked = Secrets.Mask(words);

        Assert.Empty(masked.Kinds);
        Assert.Equal(words, masked.Text);
    }

    [Fact]
    public void Somebodys_number_is_masked_without_a_word()
    {
        var masked = Secrets.Mask("số 0909123456 có phải lừa đảo không");

        Assert.Empty(masked.Kinds);
        Assert.DoesNotContain("0909123456", masked.Text, StringComparison.Ordinal);
    }

    [Property]
    public Property No_digit_of_a_code_survives_however_it_is_divided() =>
        Prop.ForAll(
            Gen.Elements("0123456789".ToCharArray()).ArrayOf(6).Where(d => new string(d) is var s && !s.EndsWith("000", StringComparison.Ordinal)).ToArbitrary(),
            Gen.Elements("", " ", ".", "-").ToArbitrary(),
            (digits, between) => !Secrets.Mask("mã otp của tui là " + string.Join(between, digits)).Text.Any(char.IsAsciiDigit));

    [Property]
    public bool What_was_masked_hides_nothing_more(NonNull<string> words)
    {
        var once = Secrets.Mask(words.Get).Text;
        return Secrets.Mask(once).Text == once;
    }
}
