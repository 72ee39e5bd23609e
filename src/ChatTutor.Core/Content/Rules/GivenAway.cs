using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content.Rules;

/// <summary>
/// Over many questions the right answer must not show by its length, its place or by always being "true": who knows nothing should
/// do no better than chance. Looked at course by course, as authors write them.
/// </summary>
internal static class GivenAway
{
    /// <summary>Fewer questions than this say nothing about a habit.</summary>
    private const int Enough = 20;

    /// <summary>Percent of questions whose right answer may be the longest label, or the shortest. Chance with three choices is 33.</summary>
    private const int MostByLength = 45;

    /// <summary>Percent of questions whose right answer may be written first, or last.</summary>
    private const int MostByPlace = 50, LeastByPlace = 17;

    /// <summary>Percent of statements that may be true.</summary>
    private const int MostTrue = 65, LeastTrue = 35;

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        foreach (var (course, folder) in look.Courses)
        {
            var questions = course.Lessons.SelectMany(l => l.Questions)
                .Concat(look.Catalogue.Items.Where(i => i.Lesson.StartsWith(course.Id + "/", StringComparison.Ordinal)).Select(i => i.Question)).ToList();
            foreach (var message in Habits(questions))
                yield return look.Error($"{folder}/course.yaml#id", message);
        }
    }

    private static IEnumerable<string> Habits(IReadOnlyList<Question> questions)
    {
        var chosen = questions.OfType<ChoiceQuestion>().Where(q => q.Choices.Count(c => c.Right) == 1).ToList();
        if (chosen.Count >= Enough)
        {
            if (Percent(chosen, IsLongest) is > MostByLength and var longest)
                yield return $"đáp án đúng là nhãn dài nhất ở {longest} % câu chọn, nhiều nhất {MostByLength} %; viết nhãn sai dài hơn";
            if (Percent(chosen, IsShortest) is > MostByLength and var shortest)
                yield return $"đáp án đúng là nhãn ngắn nhất ở {shortest} % câu chọn, nhiều nhất {MostByLength} %; viết nhãn đúng dài hơn";
            if (Percent(chosen, q => q.Choices[0].Right) is (> MostByPlace or < LeastByPlace) and var first)
                yield return $"đáp án đúng đứng đầu ở {first} % câu chọn; cần từ {LeastByPlace} đến {MostByPlace} %, đổi chỗ vài câu";
            if (Percent(chosen, q => q.Choices[^1].Right) is (> MostByPlace or < LeastByPlace) and var last)
                yield return $"đáp án đúng đứng cuối ở {last} % câu chọn; cần từ {LeastByPlace} đến {MostByPlace} %, đổi chỗ vài câu";
        }
        var statements = questions.OfType<TrueFalse>().ToList();
        if (statements.Count >= Enough / 2 && Percent(statements, q => q.Answer) is (> MostTrue or < LeastTrue) and var isTrue)
            yield return $"{isTrue} % câu đúng/sai có đáp án Đúng; cần từ {LeastTrue} đến {MostTrue} %, viết lại vài câu";
    }

    private static bool IsLongest(ChoiceQuestion q) => q.Choices.All(c => c.Right || c.Label.Length < Right(q).Label.Length);

    private static bool IsShortest(ChoiceQuestion q) => q.Choices.All(c => c.Right || c.Label.Length > Right(q).Label.Length);

    private static Choice Right(ChoiceQuestion q) => q.Choices.First(c => c.Right);

    private static int Percent<T>(IReadOnlyCollection<T> all, Func<T, bool> which) => all.Count(which) * 100 / all.Count;
}
