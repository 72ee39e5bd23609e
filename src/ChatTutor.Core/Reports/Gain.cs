using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>
/// What people can do better than before: needs the same test before and after, which no lesson has yet. It says so rather than
/// deriving a gain from something else.
/// </summary>
public sealed record Gain() : Report("gain", "Thay đổi năng lực")
{
    public override IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day) => [];

    public override Table Lay(ReportInput input) => new(
        Title, [new("competence", Label: "Năng lực"), new("gain", Label: "Thay đổi")],
        [["(tất cả)", "chưa có số đo: chưa có bài đo đầu vào và đầu ra cùng thang"]]);
}
