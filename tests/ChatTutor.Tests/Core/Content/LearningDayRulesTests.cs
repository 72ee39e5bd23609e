namespace ChatTutor.Tests.Core;

/// <summary>What somebody who writes learning-days.yaml reads when something in it cannot be.</summary>
public sealed class LearningDayRulesTests : IDisposable
{
    private const string Good = """
        days:
          - id: "2026"
            name: Ngày hội
            day: 2026-10-10
            challenge: mau
            invite_before: [7, 3, 1]
            thank_after: 2
            invitation: "Còn {days} ngày nữa, {date}: trả lời THAM GIA."
            thank_you: "Cảm ơn {you}."
        """;

    private readonly SpoiledContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_good_plan_is_read_and_none_is_needed()
    {
        Assert.Equal("2026", Assert.Single(content.Write("learning-days.yaml", Good).Load().Catalogue!.LearningDays.Days).Id);
        Assert.Empty(content.Mistakes());
        Assert.Empty(content.Delete("learning-days.yaml").Mistakes());
    }

    [Theory]
    [InlineData("id: \"2026\"", "id: Năm 2026", 2, 9, "mã dùng chữ thường không dấu, chữ số và dấu -, nhiều nhất 16 chữ")]
    [InlineData("day: 2026-10-10", "day: 10/10", 4, 10, "\"day\" phải là một ngày dạng 2026-11-23")]
    [InlineData("challenge: mau", "challenge: khong-co", 5, 16, "không có bài hay khóa \"khong-co\"")]
    [InlineData("challenge: mau", "challenge: mau\n    denominator: CT99", 6, 18, "không có chỉ tiêu đếm người \"CT99\" trong targets.yaml")]
    [InlineData("[7, 3, 1]", "[7, 7]", 6, 20, "ghi những số ngày khác nhau, mỗi số từ 1 đến 60, thí dụ [7, 3, 1]")]
    [InlineData("[7, 3, 1]", "[]", 6, 20, "ghi những số ngày khác nhau, mỗi số từ 1 đến 60, thí dụ [7, 3, 1]")]
    [InlineData("thank_after: 2", "thank_after: 0", 7, 18, "từ 1 đến 60 ngày sau ngày hội")]
    [InlineData("trả lời THAM GIA", "mời đi", 8, 17, "thư mời phải chỉ cách trả lời: THAM GIA")]
    [InlineData("Cảm ơn {you}", "Cảm ơn {ten}", 9, 16, "không có {ten}; dùng được: {you}, {me}, {You}, {Me}, {to_cong_nghe}")]
    [InlineData("Cảm ơn {you}", "Cảm ơn https://example.com", 9, 16, "thông báo không được có đường dẫn lạ hay ký tự lạ")]
    [InlineData("name: Ngày hội", "name: Ngày hội\n    ten: x", 4, 5, "khóa lạ \"ten\"; ở đây dùng được: challenge, day, denominator, id, invitation, invite_before, name, thank_after, thank_you")]
    public void A_day_that_cannot_be(string old, string spoiled, int line, int column, string mistake)
    {
        content.Write("learning-days.yaml", Good.Replace(old, spoiled, StringComparison.Ordinal));
        Assert.Contains($"learning-days.yaml({line},{column}): {mistake}", content.Mistakes());
        Assert.False(content.Load().IsGood);
    }

    [Fact]
    public void Two_days_of_one_name_or_on_one_day_are_two_mistakes()
    {
        content.Write("learning-days.yaml", Good + Good["days:".Length..]);
        Assert.Equal(2, content.Mistakes().Count);
    }
}
