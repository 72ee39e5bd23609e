using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using ChatTutor.Tests.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Service;

/// <summary>
/// A hundred people learn side by side, with trembling fingers and a platform that delivers twice: everybody ends where they would
/// have ended alone, with the same marks, and hears everything once.
/// </summary>
public sealed class ManyLearnersTests(ITestOutputHelper output) : IDisposable
{
    private const int People = 100;
    private const int TurnsEach = 80;

    private static readonly Catalogue Real = SampleContent.Real.Catalogue!;

    private readonly Bed bed = new();
    private int doubleTaps;
    private int redelivered;
    private int answersTwice;

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task Eight_thousand_turns_side_by_side_go_as_if_each_were_alone()
    {
        bed.Catalogues.Current = Real;
        var channel = new HandChannel("hand", bed.Time, concurrency: 32);
        using var dispatcher = new Dispatcher(bed.Store, [channel], bed.Door, bed.Wakeups, bed.Time, NullLogger<Dispatcher>.Instance);
        await dispatcher.StartAsync(CancellationToken.None);
        var heard = await Task.WhenAll(Enumerable.Range(0, People).Select(i => Task.Run(() => LearnAsync(i))));
        for (var left = heard.Sum(h => h.Count); left > 0; left--)
            Assert.IsType<Settlement.Gone>(await Bed.Next(bed.Store.Settled));
        await dispatcher.StopAsync(CancellationToken.None);

        var sent = new Dictionary<Address, List<string>>();
        while (channel.Tries.TryRead(out var one))
            (sent.TryGetValue(one.Message.Address, out var list) ? list : sent[one.Message.Address] = []).Add(one.Message.Reply.Id);
        var results = await Task.WhenAll(Enumerable.Range(0, People).Select(CheckAsync));
        var duplicates = sent.Values.Sum(ids => ids.Count - ids.Distinct().Count());
        output.WriteLine($"{People * TurnsEach} turns of {People} learners; {doubleTaps} double taps, {redelivered} delivered again; {sent.Values.Sum(s => s.Count)} replies sent.");
        output.WriteLine($"{results.Count(r => r.Wrong)} wrong results, {results.Count(r => r.Ahead)} learners not where they should be, {duplicates} replies sent twice, {answersTwice} answers twice.");
        Assert.Equal((0, 0, 0, 0), (results.Count(r => r.Wrong), results.Count(r => r.Ahead), duplicates, answersTwice));
        Assert.All(Enumerable.Range(0, People), i => Assert.Equal(heard[i], sent[ChatOf(i)]));
        Assert.InRange(doubleTaps, 100, 1000);
        Assert.InRange(redelivered, 100, 1000);
        await CheckTalliesAsync();
    }

    // The ids of all replies this person was given, in order.
    private async Task<IReadOnlyList<string>> LearnAsync(int person)
    {
        var (random, heard) = (new Random(person), new List<string>());
        for (var turn = 0; turn < TurnsEach; turn++)
        {
            var message = Next(await bed.Store.FindLearnerAsync(ChatOf(person), CancellationToken.None));
            var dice = message is InboundMessage.Choice ? random.Next(100) : 50 + random.Next(50);
            var handled = await Task.WhenAll(Deliveries(person, turn, message, dice).Select(i => bed.Door.ReceiveAsync(i, CancellationToken.None).AsTask()));
            var first = handled.Where(h => !h.Repeated && h.Replies.Count > 0).ToList();
            Interlocked.Add(ref answersTwice, first.Count - 1);
            heard.AddRange(first.SelectMany(h => h.Replies).Select(r => r.Id));
        }
        return heard;
    }

    // 5 % tap twice, 5 % are delivered twice, at the same moment.
    private List<Incoming> Deliveries(int person, int turn, InboundMessage message, int dice)
    {
        var incoming = new Incoming(ChatOf(person), $"{turn}", message, bed.Door.Now);
        if (dice < 5)
        {
            Interlocked.Increment(ref doubleTaps);
            return [incoming, incoming with { MessageId = $"{turn}+" }];
        }
        if (dice >= 95)
        {
            Interlocked.Increment(ref redelivered);
            return [incoming, incoming];
        }
        return [incoming];
    }

    private async Task<(bool Wrong, bool Ahead)> CheckAsync(int person)
    {
        var learner = await bed.LearnerAsync(ChatOf(person));
        var alone = new Pupil(Real, learner.Id.Value);
        for (var turn = 0; turn < TurnsEach; turn++)
            alone.Send(Next(turn == 0 ? null : alone.Learner));
        var events = (await bed.Store.EventsAsync(CancellationToken.None)).Where(e => e.Learner == learner.Id).Select(e => e.Event).ToList();
        return (!events.SequenceEqual(Expected().Take(events.Count)) || events.Count != alone.Events.Count, Place(learner) != Place(alone.Learner));
    }

    private async Task CheckTalliesAsync()
    {
        var events = await bed.Store.EventsAsync(CancellationToken.None);
        var recounted = events.SelectMany(e => ReportKinds.Count([e.Event], DateOnly.FromDateTime(e.At.DateTime))).Where(k => k.Report.Split('.')[0] == "completions").CountBy(k => k).ToDictionary(k => k.Key, k => (long)k.Value);
        var stored = await bed.Store.TalliesAsync("completions", CancellationToken.None);
        Assert.Equal(recounted.OrderBy(t => t.Key.ToString()), stored.OrderBy(t => t.Key.ToString()));
        Assert.Equal(People, stored.Where(t => t.Key is { Report: "completions.people", By: "day" }).Sum(t => t.Value));
    }

    private static Address ChatOf(int person) => Bed.Chat(person.ToString(CultureInfo.InvariantCulture));

    private static InboundMessage Next(Learner? learner) =>
        learner is null ? new InboundMessage.Started(Real.Lessons.First().Id) : Oracle.Next(new Pupil(Real) { Learner = learner });

    private static string Place(Learner learner) => StoredJson.Write(learner with { LastSeen = null, LastChoiceAt = null });

    // What happens to somebody who takes every lesson in turn and is always right, from the content alone.
    private static IEnumerable<LearningEvent> Expected()
    {
        yield return new LearningEvent.ConsentAnswered(3, true);
        foreach (var (lesson, number) in Real.Lessons.Select((l, i) => (l, i)))
        {
            yield return new LearningEvent.LessonStarted(lesson.Id, lesson.Version);
            foreach (var step in lesson.Steps)
                if (step is Question question)
                    yield return new LearningEvent.QuestionMarked(lesson.Id, question.Id, true, Given(question), 1);
                else if (step is Practice)
                    yield return new LearningEvent.PracticeDone(lesson.Id, step.Id, null, null);
            var count = lesson.Questions.Count();
            yield return new LearningEvent.LessonCompleted(lesson.Id, lesson.Version, count, count, true, number == 0, null, null);
        }
    }

    private static string Given(Question question)
    {
        IEnumerable<string> right = AnswerKey.Right(question);
        return string.Join(' ', question is SeveralChoices ? right.Order(StringComparer.Ordinal) : right);
    }
}
