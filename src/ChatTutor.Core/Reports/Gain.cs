using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports.Gains;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Reports;

/// <summary>
/// What people answer rightly before a course and after it, by course, in the province or one commune: people who measured themselves
/// twice, with other questions of the same lessons. Nobody watched (E3), and whoever did it chose to.
/// </summary>
public sealed record Gain() : Report("gain", "Thay đổi năng lực")
{
    private const string Evidence = "E3", Nobody = "chưa có số đo", TooFew = "chưa đủ người để tính";

    public override bool IsByCommune => true;

    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) =>
        happened is LearningEvent.SelfTested tested ? GainCounts.KeysOf(tested) : [];

    public override Table Lay(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = input.Catalogue.Courses.Where(c => input.Query.Course is null || c.Id == input.Query.Course)
            .Select(c => Row(c, GainCounts.OfCourse(input, c.Id), input.Query.Unit ?? input.Catalogue.Targets.Whole)).OfType<IReadOnlyList<string>>().ToList();
        return new Table(
            Title,
            [
                new("course", Label: "Mã khóa"), new("title", Label: "Khóa học"), new("before", Label: "Người đo trước"), new("both", Label: "Người đo cả hai lần"),
                new("means", Label: "Trung bình đúng, trước → sau"), new("change", Label: "Thay đổi, điểm phần trăm (khoảng tin cậy 95 %)"), new("evidence", Label: "Bằng chứng"),
            ],
            rows.Count > 0 ? rows : [["", "(tất cả)", "0", "0", "", Nobody, Evidence]])
        {
            Note = "Chỉ gồm người tự chọn thử sức trước và sau khi học, không phải mọi người học; không ai coi khi họ làm.",
        };
    }

    private static IReadOnlyList<string>? Row(Course course, GainCounts counts, string unit)
    {
        var sums = counts.Of(unit);
        var (isOnceHidden, isHidden) = (counts.HidesMeasured(unit), counts.HidesChange(unit));
        if (sums.Measured == 0 && sums.Change.People == 0 && !isOnceHidden && !isHidden)
            return null;
        var isTold = !isHidden && sums.Change.People >= MeanChange.Least;
        return
        [
            course.Id, course.Title, isOnceHidden ? Suppression.Hidden : Rounded.Say(sums.Measured), isHidden ? Suppression.Hidden : Rounded.Say(sums.Change.People),
            isTold ? $"{Share(sums.Before, sums)} % → {Share(sums.Before + sums.Change.Sum, sums)} %" : "",
            isHidden ? Suppression.Hidden : isTold ? sums.Change.Say() : sums.Change.People == 0 ? Nobody : TooFew,
            Evidence,
        ];
    }

    private static string Share(long right, GainCounts.Sums sums) =>
        Math.Round(100.0 * right / (sums.Change.People * SelfTestDraw.Questions), MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
