using ChatTutor.Core.Exams;

namespace ChatTutor.Tests.Core;

/// <summary>Forms drawn from the repository's own banks.</summary>
public sealed class ExamFormTests
{
    private const int Draws = 1000;

    public static TheoryData<string> Audiences => [.. SampleContent.Real.Catalogue!.Exams.Select(e => e.Audience)];

    [Theory]
    [MemberData(nameof(Audiences))]
    public void A_thousand_forms_keep_the_blueprint_and_never_ask_twice(string audience)
    {
        var (exam, pool, domain) = Find(audience);
        var forms = new HashSet<string>();
        for (var draw = 0; draw < Draws; draw++)
        {
            var form = ExamForm.Draw(exam, pool, $"person-{draw}");
            Assert.Equal(exam.Questions, form.Count);
            Assert.Equal(form.Count, form.Select(i => i.Id).Distinct().Count());
            Assert.All(exam.Cells, cell => Assert.Equal(cell.Questions, form.Count(i => domain[i.Id] == cell.Domain)));
            forms.Add(string.Join(' ', form.Select(i => i.Id)));
        }
        Assert.True(forms.Count > Draws * 99 / 100, $"only {forms.Count} different forms");
    }

    [Theory]
    [MemberData(nameof(Audiences))]
    public void Every_item_of_the_pool_gets_its_turn(string audience)
    {
        var (exam, pool, _) = Find(audience);
        var drawn = Enumerable.Range(0, Draws).SelectMany(draw => ExamForm.Draw(exam, pool, $"person-{draw}")).Select(i => i.Id).ToHashSet();
        var wanted = exam.Cells.SelectMany(c => pool[c.Domain]).Select(i => i.Id).ToList();
        Assert.True(drawn.Count > wanted.Count * 95 / 100, $"{drawn.Count} of {wanted.Count}");
    }

    [Theory]
    [MemberData(nameof(Audiences))]
    public void A_second_form_asks_what_the_first_did_not(string audience)
    {
        var (exam, pool, _) = Find(audience);
        var first = ExamForm.Draw(exam, pool, "first").Select(i => i.Id).ToHashSet();
        Assert.DoesNotContain(ExamForm.Draw(exam, pool, "second", first), i => first.Contains(i.Id));
    }

    [Fact]
    public void The_same_seed_draws_the_same_form()
    {
        var (exam, pool, _) = Find("nguoi-dan");
        Assert.Equal(ExamForm.Draw(exam, pool, "1/1").Select(i => i.Id), ExamForm.Draw(exam, pool, "1/1").Select(i => i.Id));
        Assert.NotEqual(ExamForm.Draw(exam, pool, "1/1").Select(i => i.Id), ExamForm.Draw(exam, pool, "1/2").Select(i => i.Id));
    }

    [Fact]
    public void Lessons_are_as_different_as_can_be()
    {
        var (exam, pool, domain) = Find("nguoi-dan");
        foreach (var cell in ExamForm.Draw(exam, pool, "seed").GroupBy(i => domain[i.Id]))
        {
            var lessons = pool[cell.Key].Select(i => i.Lesson).Distinct().Count();
            Assert.Equal(Math.Min(lessons, cell.Count()), cell.Select(i => i.Lesson).Distinct().Count());
        }
    }

    private static (Exam Exam, ILookup<int, Item> Pool, Dictionary<string, int> Domain) Find(string audience)
    {
        var catalogue = SampleContent.Real.Catalogue!;
        var exam = catalogue.Exams.Single(e => e.Audience == audience);
        var pool = ExamPool.Of(catalogue, exam);
        return (exam, pool, pool.SelectMany(d => d.Select(i => (i.Id, d.Key))).ToDictionary(i => i.Id, i => i.Key));
    }
}
