using ChatTutor.Core.Campaign;

namespace ChatTutor.Core.Content.Rules;

/// <summary>A target speaks of audiences, lessons, things to try, exams and areas that exist, in periods that can be.</summary>
internal static class TargetRules
{
    private const string File = "targets.yaml";
    private static readonly string[] Units = [Target.People, Target.Schools, Target.Absolute];
    private static readonly string[] Levels = ["E1", "E2", "E3", "E4", "E5"];
    private static readonly string[] Counts = [TargetMeasure.Learned, TargetMeasure.Passed, TargetMeasure.Official];

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var plan = look.Catalogue.Targets;
        if (plan.Targets.Count == 0)
            yield break;
        if (plan.Scopes.Count(s => s.IsWhole) != 1)
            yield return look.Error($"{File}#scopes", "cần đúng một phạm vi \"is_whole: true\", là cả tỉnh");
        foreach (var scope in plan.Scopes.Where(s => !s.IsWhole && look.Catalogue.Communes.All(c => c.Scope != s.Id)))
            yield return look.Error($"{File}#scopes#{scope.Id}", $"không có xã, phường nào thuộc \"{scope.Id}\" trong areas.yaml");
        foreach (var audience in plan.Disadvantaged.Where(a => look.Catalogue.Audience(a) is null))
            yield return look.Error($"{File}#disadvantaged", NoAudience(audience));
        foreach (var twice in plan.Targets.GroupBy(t => t.Code).Where(g => g.Count() > 1))
            yield return look.Error($"{File}#targets#{twice.Key}", $"hai chỉ tiêu cùng mã \"{twice.Key}\"");
        foreach (var target in plan.Targets)
            foreach (var message in Words(target).Concat(Periods(plan, target)).Concat(target.Measure is { } m ? Measure(look.Catalogue, m) : []))
                yield return look.Error($"{File}#targets#{target.Code}", message);
    }

    private static IEnumerable<string> Words(Target target)
    {
        if (!Units.Contains(target.Unit))
            yield return $"\"unit\" là một trong: {string.Join(", ", Units)}";
        if (!Levels.Contains(target.Evidence))
            yield return $"\"evidence\" là một trong: {string.Join(", ", Levels)}";
        // What is not counted in people cannot be compared with a count of people.
        if (target is { Measure: not null and not { Counts: TargetMeasure.Official }, Unit: not Target.People })
            yield return "chỉ tiêu không đếm người thì \"counts\" phải là official";
    }

    private static IEnumerable<string> Periods(TargetPlan plan, Target target)
    {
        if (target.Periods.Count == 0)
            yield return "chưa có kỳ nào trong \"periods\"";
        foreach (var period in target.Periods)
        {
            if (plan.Scope(period.Scope) is null)
                yield return $"kỳ {period.Year}: không có phạm vi \"{period.Scope}\" trong \"scopes\"";
            if (period.Deadline.Year != period.Year)
                yield return $"kỳ {period.Year}: hạn {period.Deadline:dd/MM/yyyy} không ở trong năm đó";
            if (period.Threshold < 1 || (target.Unit != Target.Absolute && period.Threshold > 100))
                yield return $"kỳ {period.Year}: ngưỡng {period.Threshold} không dùng được";
        }
        foreach (var twice in target.Periods.GroupBy(p => (p.Year, p.Scope)).Where(g => g.Count() > 1))
            yield return $"kỳ {twice.Key.Year} ghi hai lần cho \"{twice.Key.Scope}\"";
    }

    private static IEnumerable<string> Measure(Catalogue catalogue, TargetMeasure measure)
    {
        if (!Counts.Contains(measure.Counts))
            yield return $"\"counts\" là một trong: {string.Join(", ", Counts)}";
        if (measure.Audiences.Count == 0)
            yield return "thiếu \"audiences\"";
        foreach (var audience in measure.Audiences.Where(a => catalogue.Audience(a) is null))
            yield return NoAudience(audience);
        foreach (var audience in measure.Audiences.Where(a => measure.Exam && catalogue.Exams.All(e => e.Audience != a)))
            yield return $"nhóm \"{audience}\" chưa có đề thi";
        foreach (var wish in measure.Lessons)
            foreach (var few in measure.Audiences.Select(a => wish.Lessons(catalogue, a).Count()).Where(n => n == 0 || wish.AtLeast > n).Distinct())
                yield return few == 0 ? $"không có bài hay khóa \"{wish.Of}\"" : $"\"{wish.Of}\" chỉ có {few} bài, không đủ {wish.AtLeast}";
        foreach (var lesson in measure.Practices.Where(p => catalogue.Lesson(p)?.Steps.OfType<Practice>().Any() != true))
            yield return $"bài \"{lesson}\" không có việc làm thử";
    }

    private static string NoAudience(string audience) => $"không có nhóm \"{audience}\" trong campaign.yaml";
}
