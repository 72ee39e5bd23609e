using ChatTutor.Core.Exams;

namespace ChatTutor.Core.Content.Rules;

/// <summary>Every audience has an exam that can be passed, with enough questions that neighbours seldom get the same.</summary>
internal static class ExamRules
{
    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var exams = look.Catalogue.Exams;
        if (exams.Count == 0)
            yield break;
        foreach (var audience in look.Catalogue.Campaign.Audiences.Where(a => exams.All(e => e.Audience != a.Id)))
            yield return look.Error("exams.yaml#exams", $"nhóm \"{audience.Id}\" chưa có đề thi");
        foreach (var exam in exams)
            foreach (var message in Check(look, exam))
                yield return look.Error($"exams.yaml#exams#{exam.Audience}", message);
    }

    private static IEnumerable<string> Check(Inspection look, Exam exam)
    {
        if (look.Catalogue.Audience(exam.Audience) is null)
            yield return $"không có nhóm \"{exam.Audience}\" trong campaign.yaml";
        if (exam.Pass > exam.Questions)
            yield return $"cần {exam.Pass} câu đúng mà đề chỉ có {exam.Questions} câu";
        if (exam.Gate > (exam.Cells.FirstOrDefault(c => c.Domain == Exam.Safety)?.Questions ?? 0))
            yield return $"\"gate\" là {exam.Gate} mà đề không có chừng ấy câu an toàn (d{Exam.Safety})";
        var pool = ExamPool.Of(look.Taught, exam);
        foreach (var cell in exam.Cells)
        {
            if (look.Catalogue.Framework.Domains.All(d => d.Id != cell.Domain))
                yield return $"không có miền d{cell.Domain} trong competences.yaml";
            if (!ExamPool.IsEnough(pool[cell.Domain], cell))
                yield return $"nhóm \"{exam.Audience}\", miền d{cell.Domain}: ngân hàng có {pool[cell.Domain].Count()} câu, cần ít nhất {ExamPool.ItemsForEach * cell.Questions}";
        }
    }
}
