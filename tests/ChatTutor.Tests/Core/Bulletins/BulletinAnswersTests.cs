using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using static ChatTutor.Tests.Core.Bulletins.Posted;

namespace ChatTutor.Tests.Core.Bulletins;

/// <summary>A question for a value of the day gets a bulletin in force word for word, or a kind no.</summary>
public sealed class BulletinAnswersTests
{
    private static Catalogue Catalogue => SampleContent.Catalogue;

    [Theory]
    [InlineData("độ mặn hôm nay ở Gò Công bao nhiêu")]
    [InlineData("do man go cong")]
    [InlineData("nuoc man o phuong go cong toi dau roi con")]
    public void The_place_that_is_named_is_told_with_value_time_and_source(string words)
    {
        var answer = Ask(words, null, Salinity("phuong-go-cong", 1.2m), Salinity("xa-go-cong-dong", 5m))!;

        Assert.Equal("Độ mặn ở phường Gò Công là 1,2 g/l, đo lúc 6 giờ ngày 25-11.\n{You} nhớ đo tại chỗ.", answer.Text);
        Assert.Equal(("Đài Khí tượng thủy văn tỉnh", false), (answer.Source, answer.Ai));
        Assert.Equal(new BulletinOffer("do-man", "phuong-go-cong"), answer.Offer);
    }

    [Fact]
    public void A_longer_name_is_not_taken_for_a_shorter_one_in_it() =>
        Assert.StartsWith("Độ mặn ở xã Gò Công Đông là 5 g/l", Ask("do man o go cong dong bao nhieu", null, Salinity("phuong-go-cong", 1.2m), Salinity("xa-go-cong-dong", 5m))!.Text, StringComparison.Ordinal);

    [Fact]
    public void Where_no_place_is_named_the_learners_own_commune_comes_first()
    {
        var answer = Ask("nước mặn tới đâu rồi", "phuong-my-phong", Salinity("phuong-go-cong", 1.2m), Salinity("tram-my-tho", 0.4m))!;

        Assert.StartsWith("Độ mặn ở trạm Mỹ Tho là 0,4 g/l", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gò Công", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_none_for_the_own_commune_others_are_told_by_name()
    {
        var answer = Ask("nước mặn tới đâu rồi", "phuong-sa-dec", Salinity("phuong-go-cong", 1.2m))!;

        Assert.StartsWith("{Me} chưa có bản tin mới của phường Sa Đéc. Nơi khác thì có:\nĐộ mặn ở phường Gò Công là 1,2 g/l", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_of_a_place_counts() => Assert.Contains(
        " 2 g/l", Ask("do man go cong", null, Salinity("phuong-go-cong", 1m, Now.AddHours(-5)), Salinity("phuong-go-cong", 2m))!.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(-30, 30, false)]
    [InlineData(-30, 31, true)]
    public void From_the_moment_it_expires_it_is_not_told_any_more(int measured, int hours, bool told)
    {
        var answer = Ask("do man go cong", null, Salinity("phuong-go-cong", 1.2m, Now.AddHours(measured), hours))!;

        Assert.Equal(told, answer.Text.Contains("1,2", StringComparison.Ordinal));
        if (!told)
            Assert.Equal("Bản tin độ mặn mới nhất của phường Gò Công đã cũ (ngày 24-11), {me} không dám nói là còn đúng.\n{You} hỏi {to_cong_nghe}.", answer.Text);
    }

    [Fact]
    public void Without_any_it_says_so_and_whom_to_ask()
    {
        var answer = Ask("do man go cong", null, Salinity("phuong-my-tho", 1.2m))!;

        Assert.Equal("{Me} chưa có bản tin độ mặn của phường Gò Công.\n{You} hỏi {to_cong_nghe}.", answer.Text);
        Assert.Equal(["mau/du-loai"], answer.Lessons);
        Assert.Null(answer.Source);
    }

    [Fact]
    public void Of_several_goods_the_one_that_is_named_is_told()
    {
        var answer = Ask("giá lúa hôm nay", null, Price("lúa OM 18", 8500m), Price("sầu riêng", 60000m))!;

        Assert.Equal("Giá lúa OM 18 ở phường Gò Công là 8.500 đồng/kg, ghi lúc 6 giờ ngày 25-11.", answer.Text);
        Assert.Equal("Hợp tác xã (https://example.vn/gia)", answer.Source);
    }

    [Fact]
    public void A_good_nobody_posted_a_price_of_is_no_question_for_bulletins() =>
        Assert.Null(Ask("giá vàng hôm nay", null, Price("lúa OM 18", 8500m)));

    [Theory]
    [InlineData("độ mặn là gì")]
    [InlineData("độ mặn 1,2 bơm vô vườn ở Gò Công được không")]
    [InlineData("hôm nay học gì ở Gò Công")]
    public void Other_questions_are_left_alone(string words) => Assert.Null(BulletinQuestion.In(Catalogue, words));

    private static Answer? Ask(string words, string? commune, params Bulletin[] bulletins)
    {
        var asked = BulletinQuestion.In(Catalogue, words);
        Assert.NotNull(asked);
        return BulletinAnswers.To(Catalogue, bulletins, asked, commune, Now);
    }
}
