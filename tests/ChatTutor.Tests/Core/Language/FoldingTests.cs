using System.Text;
using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core;

/// <summary>What people type, and what was meant.</summary>
public sealed class FoldingTests
{
    [Theory]
    [InlineData("Đọc  LẠI!", "doc lai")]
    [InlineData("đ Đ", "d d")]
    [InlineData("Ðồng Tháp", "dong thap")]
    [InlineData("hoà bình", "hoa binh")]
    [InlineData("hòa bình", "hoa binh")]
    [InlineData("thủy thuỷ", "thuy thuy")]
    [InlineData("NGƯỜI KHUYẾT TẬT", "nguoi khuyet tat")]
    [InlineData("Wi-Fi 4G", "wi fi 4g")]
    [InlineData("  --  ", "")]
    [InlineData("🙂👍🏽", "")]
    [InlineData("số 1, số 2.", "so 1 so 2")]
    [InlineData("a\u00a0b", "a b")]
    [InlineData("xin\nchào\tbác", "xin chao bac")]
    public void Folds_case_diacritics_and_spacing(string text, string folded)
    {
        Assert.Equal(folded, Folding.Fold(text));
        Assert.Equal(folded, Folding.Fold(text.Normalize(NormalizationForm.FormD)));
        Assert.Equal(folded, Folding.Fold(Folding.Fold(text)));
    }

    [Fact]
    public void Every_vietnamese_letter_folds_to_a_plain_one()
    {
        const string letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz";
        Assert.All(letters + letters.ToUpperInvariant(), c => Assert.InRange(Assert.Single(Folding.Fold(c.ToString())), 'a', 'z'));
    }

    [Theory]
    [InlineData("h\u200bọc", "học")]
    [InlineData("\ufeffhọc\u200d", "học")]
    [InlineData("\u202ehọc\u202c", "học")]
    [InlineData("\u200fhọc\u00ad", "học")]
    [InlineData("h\0ọ\u0007c\u001b", "học")]
    [InlineData("học\u2028\u2029", "học")]
    [InlineData("học\uffff\ufdd0", "học")]
    [InlineData("học bài\t 1\n2", "học bài  1 2")]
    [InlineData("👍🏽", "👍🏽")]
    public void Cleans_what_cannot_be_seen(string text, string clean) => Assert.Equal(clean, Folding.Clean(text));

    [Fact]
    public void Lone_surrogates_are_dropped_and_pairs_kept()
    {
        Assert.Equal("học", Folding.Clean("\ud83dhọc\ude42"));
        Assert.Equal("🙂", Folding.Clean("\ud83d\ud83d\ude42\ude42"));
        Assert.Equal("hoc", Folding.Fold("\udc00hoc\ud800"));
    }

    [Fact]
    public void Clean_text_is_composed() => Assert.Equal("Mỹ Thọ", Folding.Clean("Mỹ Thọ".Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData("Bấm Quên mật khẩu", 4)]
    [InlineData("", 0)]
    [InlineData("?!", 0)]
    public void Counts_syllables(string text, int count) => Assert.Equal(count, Folding.Syllables(text).Length);

    [Fact]
    public void A_letter_folds_alike_composed_and_in_pieces()
    {
        var letters = Enumerable.Range('À', 'ɏ' - 'À' + 1).Concat(Enumerable.Range('Ḁ', 'ỿ' - 'Ḁ' + 1)).Select(c => ((char)c).ToString());

        Assert.All(letters, letter => Assert.Equal(
            Folding.Fold("a" + letter.Normalize(System.Text.NormalizationForm.FormD) + "\u200b b"), Folding.Fold("a" + letter + " b")));
    }
}
