using System.Text;
using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core;

/// <summary>Vietnamese syllables pass, foreign words and abbreviations do not.</summary>
public sealed partial class SyllablesTests
{
    [Theory]
    [InlineData("nghiêng ngoằn ngoèo khuỷu tay nguệch ngoạc quyển truyện khuya tuyết")]
    [InlineData("gì giếng giữ giặt gìn giềng quốc quả quý quơ quăng quen quên")]
    [InlineData("yêu yếu yên ý y tế à ơi ừ ô ủa ướt ấp áp ắt ông uống uyên oán oai oăm")]
    [InlineData("xoong boong moóc thuở huơ khoẻ khỏe hoà hòa thuý thúy tuỳ tùy khuỷu ngoáy xoáy")]
    [InlineData("được người nước thuốc muốn buồn cuối ruộng chiều khiêu tiếng biển diều liệu")]
    [InlineData("Đồng Tháp Cao Lãnh Sa Đéc Mỹ Tho Gò Công Cai Lậy Hồng Ngự Tràm Chim Lấp Vò")]
    [InlineData("bấm nút gõ chữ mật khẩu ngân hàng lừa đảo công an xã căn cước điện thoại")]
    public void Vietnamese_words_are_known(string words) =>
        Assert.All(words.Split(' '), word => Assert.All(
            new[] { word, word.ToUpperInvariant(), word.Normalize(NormalizationForm.FormD) },
            form => Assert.True(Syllables.IsVietnamese(form), form)));

    [Theory]
    [InlineData("app web website link online offline email mail wifi internet facebook zalo google")]
    [InlineData("OTP SMS QR PDF USB GPS VNeID ATM CCCD UBND TTHC DVC AI2 password passcode login click")]
    [InlineData("file folder download update scan robot video clip livestream marketing deepfake")]
    [InlineData("đường1 thoạii bấmm nguời kháchh zô fone jì wa")]
    public void Foreign_words_abbreviations_and_misspellings_are_not(string words) =>
        Assert.All(words.Split(' '), word => Assert.False(Syllables.IsVietnamese(word), word));

    /// <summary>The limit of going by build alone: without a dictionary these cannot be told apart.</summary>
    [Theory]
    [InlineData("chat bot pin cam ngiêng")]
    public void Foreign_words_built_like_a_syllable_pass(string words) =>
        Assert.All(words.Split(' '), word => Assert.True(Syllables.IsVietnamese(word), word));

    [Theory]
    [InlineData("A")]
    [InlineData("đ")]
    public void Single_letters_name_choices(string letter) => Assert.True(Syllables.IsVietnamese(letter));

    [Fact]
    public void Every_name_of_a_commune_is_vietnamese() => Assert.All(
        SampleContent.Catalogue.Communes.SelectMany(c => Word().Matches(c.Name)).Select(m => m.Value),
        word => Assert.True(Syllables.IsVietnamese(word), word));

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
