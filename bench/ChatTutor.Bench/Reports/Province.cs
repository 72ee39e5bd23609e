using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;
using ChatTutor.Core.Reports;

namespace ChatTutor.Bench.Reports;

/// <summary>Counters as 1,000,000 learners with 5,000,000 completions leave them: the keys are the reports' own, only the people are left out.</summary>
internal sealed class Province(Catalogue catalogue)
{
    private const int Learners = 1_000_000, CompletionsEach = 5, HamletsEach = 12, Weeks = 52;
    private static readonly DateOnly First = new(2025, 12, 1);

    private readonly Dictionary<TallyKey, long> tallies = [];
    private readonly Random chance = new(1);

    public IReadOnlyDictionary<TallyKey, long> Tallies => tallies;

    public IReadOnlyList<Figure> Hamlets { get; } = [.. catalogue.Communes.SelectMany(c => Enumerable.Range(1, HamletsEach).Select(i =>
        (Figure)new Figure.Hamlet($"{c.Id}/ap-{i}", $"Ấp {i}", new Dictionary<string, long> { [""] = 2500, ["yeu-the"] = 250 })))];

    public Province Fill()
    {
        var groups = catalogue.Campaign.Audiences.Where(a => !a.Children).Select(a => a.Id).ToList();
        var people = Learners / (catalogue.Communes.Count * (HamletsEach + 1) * groups.Count);
        foreach (var commune in catalogue.Communes)
        {
            foreach (var hamlet in Enumerable.Range(0, HamletsEach + 1).Select(i => i == 0 ? null : $"{commune.Id}/ap-{i}"))
                foreach (var group in groups)
                    Live(group, commune.Id, hamlet, people + 1);
            foreach (var lesson in catalogue.Lessons)
                Stumble(lesson, commune.Id);
        }
        return this;
    }

    private void Live(string group, string commune, string? hamlet, int people)
    {
        foreach (var target in catalogue.Targets.Targets.Where(t => t.Measure?.Audiences.Contains(group) == true))
            foreach (var (stage, part) in new[] { (TargetStage.Joined, 1), (TargetStage.Practised, 3), (TargetStage.Learned, 4), (TargetStage.Passed, 9) })
                Happen(new LearningEvent.TargetReached(target.Code, stage, group, commune, hamlet), Day(), Math.Max(1, people / part));
        Happen(new LearningEvent.LessonCompleted("vneid/la-gi", 1, 3, 3, true, true, group, commune, hamlet), Day(), people);
        for (var i = 1; i < CompletionsEach; i++)
            Happen(new LearningEvent.LessonCompleted("chong-lua-dao/bon-dung", 1, 3, 3, true, false, group, commune, hamlet), Day(), people);
    }

    private void Stumble(Lesson lesson, string commune)
    {
        Happen(new LearningEvent.LessonStarted(lesson.Id, 1), Day(), 400);
        foreach (var question in lesson.Questions.OfType<ChoiceQuestion>())
            foreach (var choice in question.Choices)
                Happen(new LearningEvent.QuestionMarked(lesson.Id, question.Id, choice.Right, choice.Id, 1, commune), Day(), chance.Next(1, 100));
    }

    private DateOnly Day() => First.AddDays(chance.Next(7 * Weeks));

    private void Happen(LearningEvent happened, DateOnly day, int times)
    {
        foreach (var key in ReportKinds.Count([happened], day))
            tallies[key] = tallies.GetValueOrDefault(key) + times;
    }
}
