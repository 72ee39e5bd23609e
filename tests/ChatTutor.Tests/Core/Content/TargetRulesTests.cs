namespace ChatTutor.Tests.Core;

/// <summary>What an author of targets.yaml reads when something in it cannot be.</summary>
public sealed class TargetRulesTests : IDisposable
{
    private const string Good = """
        scopes: [{ id: tat-ca, name: Cả tỉnh, is_whole: true }, { id: dong-thap-cu, name: Tỉnh cũ }]
        disadvantaged: [nong-dan]
        targets:
          - code: CT01
            group: Nông dân
            metric: học xong
            unit: people
            evidence: E2
            periods: [{ year: 2026, threshold: 80, deadline: 2026-12-31, scope: dong-thap-cu, says: 80% }]
            measure: { audiences: [nong-dan], lessons: [{ of: mau, at_least: 1 }], practices: [mau/du-loai], counts: learned }
        """;

    private readonly SpoiledContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_good_plan_is_read()
    {
        var plan = content.Write("targets.yaml", Good).Load().Catalogue!.Targets;
        Assert.Equal(("tat-ca", "CT01"), (plan.Whole, Assert.Single(plan.Targets).Code));
        Assert.Empty(content.Mistakes());
    }

    [Theory]
    [InlineData("is_whole: true", "is_whole: false", "cần đúng một phạm vi \"is_whole: true\", là cả tỉnh")]
    [InlineData("id: dong-thap-cu, name", "id: long-an, name", "không có xã, phường nào thuộc \"long-an\" trong areas.yaml")]
    [InlineData("disadvantaged: [nong-dan]", "disadvantaged: [ai-do]", "không có nhóm \"ai-do\" trong campaign.yaml")]
    [InlineData("unit: people", "unit: nguoi", "\"unit\" là một trong: people, schools, absolute")]
    [InlineData("unit: people", "unit: schools", "chỉ tiêu không đếm người thì \"counts\" phải là official")]
    [InlineData("evidence: E2", "evidence: E9", "\"evidence\" là một trong: E1, E2, E3, E4, E5")]
    [InlineData("threshold: 80", "threshold: 180", "kỳ 2026: ngưỡng 180 không dùng được")]
    [InlineData("threshold: 80", "threshold: 0", "kỳ 2026: ngưỡng 0 không dùng được")]
    [InlineData("deadline: 2026-12-31", "deadline: 2027-01-01", "kỳ 2026: hạn 01/01/2027 không ở trong năm đó")]
    [InlineData("scope: dong-thap-cu", "scope: mars", "kỳ 2026: không có phạm vi \"mars\" trong \"scopes\"")]
    [InlineData("audiences: [nong-dan]", "audiences: [ai-do]", "không có nhóm \"ai-do\" trong campaign.yaml")]
    [InlineData("of: mau, at_least: 1", "of: khong-co", "không có bài hay khóa \"khong-co\"")]
    [InlineData("at_least: 1", "at_least: 9", "\"mau\" chỉ có 2 bài, không đủ 9")]
    [InlineData("practices: [mau/du-loai]", "practices: [mau/ngan]", "bài \"mau/ngan\" không có việc làm thử")]
    [InlineData("counts: learned", "counts: joined", "\"counts\" là một trong: learned, passed, official")]
    [InlineData("counts: learned", "exam: true, counts: passed", "nhóm \"nong-dan\" chưa có đề thi")]
    [InlineData("says: 80% }", "says: 80% }, { year: 2026, threshold: 90, deadline: 2026-06-30, scope: dong-thap-cu, says: 90% }", "kỳ 2026 ghi hai lần cho \"dong-thap-cu\"")]
    [InlineData("metric: học xong", "metricc: học xong", "khóa lạ \"metricc\"; ở đây dùng được: code, evidence, group, measure, metric, note, periods, unit")]
    public void A_plan_that_cannot_be(string old, string spoiled, string mistake)
    {
        content.Write("targets.yaml", Good).Replace("targets.yaml", old, spoiled);
        Assert.Contains(content.Mistakes(), m => m.StartsWith("targets.yaml(", StringComparison.Ordinal) && m.EndsWith(": " + mistake, StringComparison.Ordinal));
        Assert.False(content.Load().IsGood);
    }
}
