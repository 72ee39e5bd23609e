using ChatTutor.Core.Content;
using ChatTutor.Core.Exams;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Tests.Core;

/// <summary>The two sets of questions of one person, over the repository's own bank.</summary>
public sealed class SelfTestDrawTests
{
    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;

    public static TheoryData<string> Courses => [.. Real.Courses.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Courses))]
    public void Before_and_after_share_nothing_are_stable_and_spread_over_the_same_lessons(string course)
    {
        var pool = SelfTestDraw.Pool(Real, course, null);
        Assert.True(pool.Count >= SelfTestDraw.Least, course);
        var lessons = Math.Min(SelfTestDraw.Questions, pool.Select(i => i.Lesson).Distinct().Count());
        for (var person = 1; person <= 200; person++)
        {
            var (before, after) = (Draw(pool, person, SelfTestStage.Before), Draw(pool, person, SelfTestStage.After));
            Assert.Equal(before, Draw(pool, person, SelfTestStage.Before));
            Assert.Equal(before, Draw(pool, person, SelfTestStage.Between));
            Assert.Equal(after, SelfTestDraw.Draw(pool, $"{person}/{course}", SelfTestStage.After, before));
            Assert.Equal(2 * SelfTestDraw.Questions, before.Concat(after).Distinct().Count());
            Assert.Equal(lessons, before.Select(LessonOf).Distinct().Count());
            Assert.Equal(before.Select(LessonOf).Order(), after.Select(LessonOf).Order());
        }
    }

    [Fact]
    public void Neither_half_is_easier_and_either_comes_first()
    {
        var pool = SelfTestDraw.Pool(Real, "vneid", null);
        var difficulty = pool.ToDictionary(i => i.Id, i => i.Difficulty);
        double Mean(SelfTestStage stage) => Enumerable.Range(1, 3000).Average(person => Draw(pool, person, stage).Average(id => difficulty[id]));
        Assert.Equal(Mean(SelfTestStage.Before), Mean(SelfTestStage.After), 0.03);
        var first = Enumerable.Range(1, 3000).Count(person =>
            ExamForm.Spread(pool, SelfTestDraw.Questions, $"{person}/vneid").Select(i => i.Id).Order().SequenceEqual(Draw(pool, person, SelfTestStage.Before).Order()));
        Assert.InRange(first, 1350, 1650);
        // Nobody's neighbour gets the same five.
        Assert.True(Enumerable.Range(1, 300).Select(person => string.Join(' ', Draw(pool, person, SelfTestStage.Before).Order())).Distinct().Count() > 290);
    }

    [Fact]
    public void What_was_asked_before_is_not_asked_after_though_the_bank_or_the_number_of_the_person_changed()
    {
        var pool = SelfTestDraw.Pool(Real, "vneid", null);
        for (var person = 1; person <= 300; person++)
        {
            var before = Draw(pool, person, SelfTestStage.Before);
            Assert.Empty(before.Intersect(SelfTestDraw.Draw(pool, $"{person + 7}/vneid", SelfTestStage.After, before)));
            Assert.Empty(before.Intersect(SelfTestDraw.Draw([.. pool.Skip(person % 40)], $"{person}/vneid", SelfTestStage.After, before)));
        }
    }

    [Fact]
    public void Who_has_questions_of_their_own_gets_those_and_without_ten_of_them_all()
    {
        Assert.All(SelfTestDraw.Pool(Real, "hoc-sinh", "hs-tieu-hoc"), i => Assert.Contains("hs-tieu-hoc", i.Audiences));
        Assert.Equal(SelfTestDraw.Pool(Real, "vneid", null), SelfTestDraw.Pool(Real, "vneid", "yeu-the"));
    }

    private static IReadOnlyList<string> Draw(IReadOnlyList<Item> pool, int person, SelfTestStage stage) =>
        SelfTestDraw.Draw(pool, $"{person}/{LessonOf(pool[0].Id).Split('/')[0]}", stage);

    private static string LessonOf(string id) => id.Split('#')[0];
}
