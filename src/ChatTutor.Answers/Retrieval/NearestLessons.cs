using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;

namespace ChatTutor.Answers.Retrieval;

/// <summary>
/// Stands in until questions can be answered: claims nothing and offers the lessons whose title and aim are nearest, rare words
/// counting more than common ones.
/// </summary>
public sealed class NearestLessons(CatalogueSource catalogues) : IAnswerer
{
    private const int Most = 3;

    /// <summary>A lesson must share this much of the question's weight to be worth offering.</summary>
    private const double Least = 0.3;

    public ValueTask<Answer> AnswerAsync(string question, CancellationToken stop)
    {
        var lessons = catalogues.Current.Lessons.Select(l => (Lesson: l, Words: WordsOf(l))).ToList();
        var asked = Folding.Syllables(question).Distinct().ToList();
        var weights = asked.ToDictionary(w => w, w => Math.Log((lessons.Count + 1.0) / (1 + lessons.Count(l => l.Words.Contains(w)))));
        var all = weights.Values.Sum();
        var near = lessons
            .Select(l => (l.Lesson.Id, Share: all > 0 ? asked.Where(l.Words.Contains).Sum(w => weights[w]) / all : 0))
            .Where(l => l.Share >= Least)
            .OrderByDescending(l => l.Share)
            .Take(Most);
        return ValueTask.FromResult(new Answer("", [.. near.Select(l => l.Id)]));
    }

    private static HashSet<string> WordsOf(Lesson lesson) => [.. Folding.Syllables($"{lesson.Title} {lesson.Aim} {lesson.Recap}")];
}
