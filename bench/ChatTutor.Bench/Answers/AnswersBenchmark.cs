using System.Diagnostics;
using System.Globalization;
using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding;
using ChatTutor.Fakes.Model;
using ChatTutor.Host.Asking;
using ChatTutor.Service.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Bench.Answers;

/// <summary>From a question to an answer in the lessons' own words, one at a time: how long, and what the index costs.</summary>
/// <remarks>Arguments: the content folder (default "content") and a list of questions (default "tests/questions/own.csv").</remarks>
internal static class AnswersBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var catalogue = ContentFolder.Load(args.Length > 0 ? args[0] : "content", DateOnly.FromDateTime(DateTime.Today)).Catalogue!;
        var questions = QuestionFile.Read(args.Length > 1 ? args[1] : Path.Combine("tests", "questions", "own.csv")).Select(q => q.Question).ToList();
        var empty = LiveBytes();
        var building = Stopwatch.StartNew();
        var answers = new LessonAnswers(new CatalogueSource(catalogue), TimeProvider.System, TimeZoneInfo.Utc, NullLogger<LessonAnswers>.Instance);
        await AskAsync(answers, questions[0]);
        Print($"index built and first answer {building.ElapsedMilliseconds} ms, {(LiveBytes() - empty) / 1024.0 / 1024:0.0} MB");
        var understood = Times(questions, q => Task.FromResult(Meaning.Of(catalogue, q)));
        Print($"understanding: {await understood}");
        Print($"question to answer: {await Times(questions, async q => await AskAsync(answers, q))}");
        GC.KeepAlive(answers);
        await ModelAsync(questions);
        return 0;
    }

    // A model that answers at once, over a real socket: what is left is our own, the prompt, the call, the checks.
    private static async Task ModelAsync(IReadOnlyList<string> questions)
    {
        await using var model = await FakeModel.StartAsync();
        var folder = Directory.CreateTempSubdirectory("chattutor-bench-").FullName;
        var settings = new ModelSettings(model.Url, "fake") { TokensPerDay = long.MaxValue / 4 };
        var passages = new[] { new Passage("otp/la-gi#1", "otp/la-gi", "Mã OTP là dãy sáu chữ số dùng một lần. Đừng đưa mã OTP cho ai, kể cả người xưng là công an hay ngân hàng.", "Sổ tay, 2026") };
        using (var wording = ModelWording.Open(settings, folder, TimeProvider.System, TimeZoneInfo.Utc, NullLogger<ModelWording>.Instance))
        {
            var learner = 0L;
            Print($"our part of a model's answer: {await Times([.. questions.Take(100)], async q => await wording.WordAsync(new WordingRequest($"{q} {learner}", passages, [], new LearnerId(++learner), null), CancellationToken.None))}, {model.Requests.Count} calls");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Answer> AskAsync(LessonAnswers answers, string question) =>
        await answers.AnswerAsync(new Effect.Ask(question), new LearnerId(0), null, CancellationToken.None);

    // The first round warms up.
    private static async Task<string> Times<T>(IReadOnlyList<string> questions, Func<string, Task<T>> answer)
    {
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                _ = await answer(question);
                if (round > 0)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {times[times.Count / 2]:0.00} ms, p95 {times[times.Count * 95 / 100]:0.00} ms of {times.Count}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
