using ChatTutor.Core.Content;
using ChatTutor.Core.Questions;
using ChatTutor.Host.Authoring.Preview;

namespace ChatTutor.Tests.Host.Authoring;

/// <summary>A walk shows every step, every feedback and the end, whatever the kind of question.</summary>
public sealed class LessonWalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly string[] All = ["mau/du-loai", "mau/ngan"];

    public static TheoryData<string> Lessons => [.. All];

    public static TheoryData<string> QuestionKinds => [.. StepKinds.All.Where(k => k.Value.Type.IsAssignableTo(typeof(Question))).Select(k => k.Key)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_step_is_shown_once_and_the_end_is_a_lesson_completed(string id)
    {
        var (lesson, stops) = Walk(id);

        Assert.Equal(lesson.Steps, stops.SkipLast(1).Select(s => s.Step));
        Assert.Null(stops[^1].Step);
        Assert.StartsWith("Hoàn thành bài", stops[^1].Replies[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(lesson.Recap, stops[^1].Replies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(QuestionKinds))]
    public void Every_kind_of_question_shows_what_is_said_to_a_right_and_to_a_wrong_answer(string kind)
    {
        var stop = All.SelectMany(id => Walk(id).Stops).First(s => s.Step?.GetType() == StepKinds.All[kind].Type);

        Assert.Contains(stop.Branches, b => b.Right == true);
        Assert.Contains(stop.Branches, b => b.Right == false);
    }

    [Fact]
    public void Every_choice_is_explained_where_several_are_right_too()
    {
        var stop = Stop("mau/du-loai", "nhieu");
        var question = (SeveralChoices)stop.Step!;

        var said = stop.Branches.Where(b => b.Right is not null).Select(b => b.Replies[0].Text).ToList();

        Assert.Equal(question.Choices.Count + 1, said.Count);
        Assert.All(question.Choices.Select(c => c.Feedback).Append(question.IfRight), words => Assert.Single(said, s => s.EndsWith(words, StringComparison.Ordinal)));
        Assert.Contains(stop.Branches, b => b.Right is null && b.Replies[0].Choices.Any(c => c.Label.StartsWith('✓')));
    }

    [Fact]
    public void Choices_with_the_same_words_of_feedback_are_each_shown()
    {
        var catalogue = Changed("mau/ngan", q => q is Scenario s ? s with { Choices = [.. s.Choices.Select(c => c.Right ? c : c with { Feedback = "Như nhau." })] } : q);

        var stop = LessonWalk.Through(catalogue, catalogue.Lesson("mau/ngan")!, null, Now).Single(s => s.Step is Scenario);

        Assert.Equal(3, stop.Branches.Count);
    }

    [Fact]
    public void A_card_shows_its_iphone_words()
    {
        var catalogue = Changed("mau/ngan", s => s is Card { Id: "mo" } c ? c with { Iphone = "Trên iPhone thì vuốt.", Screen = "Điện thoại" } : s);

        var stop = LessonWalk.Through(catalogue, catalogue.Lesson("mau/ngan")!, null, Now)[0];

        Assert.EndsWith("Trên iPhone thì vuốt.", stop.Branches.Single(b => b.After.HasIphone).Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, stop.Branches.Count);
    }

    [Fact]
    public void A_lesson_that_cannot_be_passed_or_goes_in_circles_comes_to_an_end()
    {
        var impossible = Changed("mau/ngan", s => s is Scenario q ? q with { Choices = [.. q.Choices.Select(c => c with { Right = false })] } : s is TypedAnswer t ? t with { Accept = [] } : s);
        var circle = Changed("mau/ngan", s => s is TypedAnswer t ? t with { Id = "mo" } : s);

        Assert.StartsWith("Bác đúng 1/3 câu", LessonWalk.Through(impossible, impossible.Lesson("mau/ngan")!, null, Now)[^1].Replies[0].Text, StringComparison.Ordinal);
        Assert.InRange(LessonWalk.Through(circle, circle.Lesson("mau/ngan")!, null, Now).Count, 1, 6);
    }

    [Fact]
    public void Far_too_many_choices_take_no_more_presses_than_are_worth_it()
    {
        var many = Enumerable.Range(0, 12).Select(i => new Choice($"x{i}", $"Nhãn {i}", i > 0, $"Lời {i}.")).ToList();
        var catalogue = Changed("mau/ngan", s => s is Scenario q ? new SeveralChoices(q.Id, q.Prompt, many, "Đúng hết.") : s);

        var stop = LessonWalk.Through(catalogue, catalogue.Lesson("mau/ngan")!, null, Now).Single(s => s.Step is SeveralChoices);

        Assert.InRange(stop.Branches.Count, 2, 100);
    }

    private static Stop Stop(string lesson, string step) => Walk(lesson).Stops.Single(s => s.Step?.Id == step);

    private static (Lesson Lesson, IReadOnlyList<Stop> Stops) Walk(string id)
    {
        var lesson = SampleContent.Catalogue.Lesson(id)!;
        return (lesson, LessonWalk.Through(SampleContent.Catalogue, lesson, null, Now));
    }

    private static Catalogue Changed(string id, Func<Step, Step> change)
    {
        var all = SampleContent.Catalogue;
        return all.Renewed(
            all.Phrases,
            [.. all.Courses.Select(c => c with { Lessons = [.. c.Lessons.Select(l => l.Id == id ? l with { Steps = [.. l.Steps.Select(change)] } : l)] })],
            all.Items);
    }
}
