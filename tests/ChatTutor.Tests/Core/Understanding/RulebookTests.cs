using ChatTutor.Core.Content;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Tests.Core.Understanding;

/// <summary>The rules organisers write, on what people say and on what only looks like it.</summary>
public sealed class RulebookTests
{
    private static readonly Catalogue Catalogue = SampleContent.Real.Catalogue!;

    [Theory]
    [InlineData("nuoc ngap toi nguc roi")]
    [InlineData("cháy nhà hàng xóm gọi ai")]
    [InlineData("nguoi la ru chau gai em ra gap o nha nghi")]
    [InlineData("tui lỡ đọc mã cho nó rồi")]
    [InlineData("lo doc ma cho no roi")]
    [InlineData("ba tui xỉu rồi")]
    [InlineData("bị lừa")]
    [InlineData("nạp tiền rồi họ khóa nick")]
    public void Danger_is_heard_with_marks_and_without(string words) => Assert.IsType<Meaning.Emergency>(Meaning.Of(Catalogue, words));

    [Theory]
    [InlineData("nha mang nhan tin sap khoa sim")]
    [InlineData("tien nha voi tien sap lan lon")]
    [InlineData("trang nay duoi la co phai cua nha nuoc khong")]
    [InlineData("người ta có quyền lấy số căn cước của tui không")]
    [InlineData("sợ lộ mã thì làm sao")]
    [InlineData("tai xiu la gi ma ho ru hoai")]
    [InlineData("lúa bị cháy lá hỏi ai")]
    [InlineData("làm sao để khỏi bị lừa")]
    public void What_only_looks_like_danger_is_none(string words) => Assert.IsNotType<Meaning.Emergency>(Meaning.Of(Catalogue, words));

    [Theory]
    [InlineData("viet lenh cho chat gpt sao cho hay")]
    [InlineData("trung tam hanh chinh tinh minh dat o dau")]
    [InlineData("prompt là gì")]
    [InlineData("xài chung một mật khẩu cho hết có sao không")]
    [InlineData("kich hoat the ngan hang can gi")]
    [InlineData("xem gia xoai o dau")]
    public void A_plain_question_meets_no_rule(string words) => Assert.IsType<Meaning.Question>(Meaning.Of(Catalogue, words));

    [Theory]
    [InlineData("mot cong lua bon may bao phan")]
    [InlineData("con toi sot 39 do uong may vien")]
    [InlineData("nhà nước thu đất đền bù vậy đúng chưa, kiện ai")]
    public void An_exception_typed_without_marks_counts_only_beyond_doubt(string words) =>
        Assert.IsType<Meaning.Redirect>(Meaning.Of(Catalogue, words));

    [Fact]
    public void Every_rule_is_well_written_and_says_what_fits_one_message()
    {
        Assert.DoesNotContain(SampleContent.Real.Mistakes, m => m.ToString().Contains("understanding.yaml", StringComparison.Ordinal) || m.ToString().Contains("synonyms.yaml", StringComparison.Ordinal));
        Assert.All(Catalogue.Rulebook.Rules.Where(r => r.Says.Count > 0), r => Assert.NotEmpty(r.Text(Catalogue, SampleContent.Today)));
    }

    [Fact]
    public void A_group_may_stand_beside_other_words()
    {
        var groups = new Dictionary<string, WordGroup> { ["ai"] = new("ai", ["con gái"]) };
        var pattern = Pattern.Read("(cháu|<ai>) & rủ", groups, Catalogue.Lexicon, out _)!;

        Assert.True(pattern.Fits(Utterance.Of(Catalogue, "có người rủ con gái đi").Syllables));
        Assert.False(pattern.Fits(Utterance.Of(Catalogue, "có người rủ con trai đi").Syllables));
    }
}
