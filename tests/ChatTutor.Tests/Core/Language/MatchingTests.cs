using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core;

/// <summary>Slips of the thumb are forgiven, other words are not.</summary>
public sealed class MatchingTests
{
    private static readonly string[] Places = ["Mỹ Tho", "Mỹ Thọ", "Cao Lãnh", "Sa Đéc", "Mỹ Trà", "Mỹ Phong"];

    [Theory]
    [InlineData("mat khau", "mật khẩu", true)]
    [InlineData("mat kahu", "mật khẩu", true)]
    [InlineData("matkhau", "mật khẩu", true)]
    [InlineData("mat kau", "mật khẩu", true)]
    [InlineData("bat khau", "mật khẩu", true)]
    [InlineData("bat kau", "mật khẩu", false)]
    [InlineData("ma", "mã", true)]
    [InlineData("me", "mã", false)]
    [InlineData("158", "156", false)]
    [InlineData("gọi 158", "gọi 156", false)]
    [InlineData("", "mã", false)]
    [InlineData("🙂", "🙂", false)]
    public void Short_words_and_numbers_take_no_slips(string typed, string expected, bool same) =>
        Assert.Equal(same, Matching.IsSame(typed, expected));

    [Theory]
    [InlineData("Mỹ Tho", "Mỹ Tho")]
    [InlineData("mỹ thọ", "Mỹ Thọ")]
    [InlineData("MỸ THỌ", "Mỹ Thọ")]
    [InlineData("my tho", null)]
    [InlineData("cao lanh", "Cao Lãnh")]
    [InlineData("cao lahn", "Cao Lãnh")]
    [InlineData("sa dec", "Sa Đéc")]
    [InlineData("hà nội", null)]
    public void Diacritics_decide_between_names_that_fold_alike(string typed, string? closest) =>
        Assert.Equal(closest, Matching.Closest(typed, Places, p => p));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abcd", "bcd", 1)]
    [InlineData("lai", "lia", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits_and_swaps(string left, string right, int distance)
    {
        Assert.Equal(distance, Matching.Distance(left, right));
        Assert.Equal(distance, Matching.Distance(right, left));
    }
}
