using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using ChatTutor.Core.Reports;
using ChatTutor.Service.Ports;
using FsCheck;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Core;

/// <summary>Whatever people do, in whatever order, over the content of the repository: what always holds.</summary>
public sealed partial class AnyTalkTests
{
    private const int LongestText = 4096;
    private const int LongestChoice = 64;

    // States looked at in depth once, whichever talk reaches them first.
    private static readonly ConcurrentDictionary<string, bool> Looked = new();

    public static Arbitrary<AnyTalk> Talks() => AnyTalk.Any(200, 260);

    [Property(MaxTest = 60, Arbitrary = [typeof(AnyTalkTests)])]
    public void Nothing_said_in_any_order_breaks_what_always_holds(AnyTalk talk)
    {
        var pupil = new Pupil(SampleContent.Real.Catalogue!);
        var seen = new List<string>();
        var replies = new HashSet<string>();
        foreach (var move in talk.Moves)
        {
            pupil.Now += AnyTalk.Pause(move);
            var (before, message) = (pupil.Learner, AnyTalk.Read(move, pupil, seen));
            var turn = pupil.Send(message);
            CheckLearner(turn);
            CheckRecord(before, turn);
            CheckHeard(message, turn);
            Assert.All(turn.Replies, reply => CheckReply(reply, replies));
            // A newcomer on the phone has numbers of their own; here each is alone, so that theirs begin again.
            if (turn.Learner.Forgotten || turn.Learner.Id != before.Id)
                replies.Clear();
            CheckDoubleTap(pupil, message, turn);
            seen.AddRange(turn.Replies.SelectMany(r => r.Choices).Select(c => c.Id));
            if (Looked.TryAdd(StateOf(pupil.Learner), true))
                LookAround(pupil);
        }
        CheckTallies(pupil.Events);
    }

    private static void CheckLearner(Turn turn)
    {
        var json = StoredJson.Write(turn.Learner);
        Assert.Equal(json, StoredJson.Write(StoredJson.Read<Learner>(json)));
        Assert.True(json.Length < 20_000, json);
        Assert.All(turn.Events, e => Assert.Equal(e, StoredJson.Read<LearningEvent>(StoredJson.Write(e))));
        Assert.All(turn.Effects, e => Assert.Equal(StoredJson.Write(e), StoredJson.Write(StoredJson.Read<Effect>(StoredJson.Write(e)))));
    }

    private static void CheckRecord(Learner before, Turn turn)
    {
        if (turn.Learner.Consent == Consent.Given)
            return;
        Assert.Null(turn.Learner.Completed);
        Assert.Null(turn.Learner.Tested);
        if (before.Consent != Consent.Given)
            Assert.All(turn.Events, e => Assert.True(e is LearningEvent.ConsentAnswered or LearningEvent.Forgotten, e.ToString()));
    }

    // A person always hears something, at once or as the answer to a question or the code they asked for, unless a finger trembled.
    private static void CheckHeard(InboundMessage message, Turn turn)
    {
        Assert.InRange(turn.Replies.Count, 0, 1);
        if (message is InboundMessage.Text or InboundMessage.Media or InboundMessage.Started or InboundMessage.Answered or InboundMessage.Heard)
            Assert.True(turn.Replies.Count == 1 || turn.Effects is [Effect.Ask or Effect.DrawCode or Effect.Listen], message.ToString());
        if (turn.Effects is [Effect.Ask { Question: var question }, ..])
            Assert.InRange(question.Length, 1, 500);
    }

    private static void CheckReply(Reply reply, HashSet<string> earlier)
    {
        Assert.True(earlier.Add(reply.Id), reply.Id);
        CheckText(reply.Text);
        Assert.DoesNotMatch(@"\{\w*\}", reply.Text);
        foreach (var choice in reply.Choices)
        {
            CheckText(choice.Label);
            Assert.InRange(Encoding.UTF8.GetByteCount(choice.Id), 1, LongestChoice);
        }
        Assert.Distinct(reply.Choices.Select(c => c.Id));
        Assert.Distinct(reply.Choices.Select(c => c.Label));
        Assert.Equal(reply, reply.Match<Reply>(say => say, picture => picture));
        if (reply is Reply.Say { Source: { } source })
            CheckText(source);
    }

    private static void CheckText(string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.InRange(text.Length, 1, LongestText);
        Assert.Equal(text, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.UTF8.GetBytes(text)));
    }

    private static void CheckDoubleTap(Pupil pupil, InboundMessage message, Turn first)
    {
        if (message is not InboundMessage.Choice { Id: { Length: <= LongestChoice } id } || !Button().IsMatch(id) || first.Learner.Forgotten)
            return;
        var second = Tutor.Respond(pupil.Catalogue, pupil.Learner, message, pupil.Now + TimeSpan.FromSeconds(1));
        Assert.Empty(second.Replies);
        Assert.Empty(second.Events);
        Assert.Empty(second.Effects);
        Assert.Equal(StoredJson.Write(pupil.Learner), StoredJson.Write(second.Learner with { LastSeen = pupil.Learner.LastSeen }));
    }

    // From here every word that always works has an answer, and the lesson can be finished.
    private static void LookAround(Pupil pupil)
    {
        foreach (var word in AnyTalk.ContractWords)
            foreach (var typed in new[] { word, Folding.Fold(word), word.ToLowerInvariant().Normalize(NormalizationForm.FormD) })
            {
                var turn = Tutor.Respond(pupil.Catalogue, pupil.Learner, new InboundMessage.Text(typed), pupil.Now + TimeSpan.FromSeconds(1));
                Assert.True(turn.Replies.Count == 1, $"{typed} at {StateOf(pupil.Learner)}");
                if (turn.Events.OfType<LearningEvent.QuestionMarked>().Any())
                    Assert.Contains(pupil.Learner.Offered!, o => Folding.Fold(o.Label) == Folding.Fold(typed));
            }
        var other = new Pupil(pupil.Catalogue) { Learner = pupil.Learner, Now = pupil.Now };
        Assert.True(Oracle.Finish(other), $"stuck after {StateOf(pupil.Learner)}: {other.Text}");
    }

    private static void CheckTallies(IReadOnlyList<LearningEvent> events)
    {
        var tallies = ReportKinds.Count(events, new DateOnly(2026, 11, 23)).CountBy(k => k).ToDictionary();
        var first = events.OfType<LearningEvent.LessonCompleted>().Where(e => e.First).ToList();
        foreach (var course in first.GroupBy(e => e.Lesson.Split('/')[0]))
            Assert.Equal(course.Count(), tallies[new TallyKey("completions", "course", course.Key)]);
        Assert.Equal(first.Count, tallies.Where(t => t.Key is { Report: "completions", By: "commune" }).Sum(t => t.Value));
        Assert.Equal(first.Count, tallies.Where(t => t.Key is { Report: "completions", By: "group" }).Sum(t => t.Value));
        Assert.Equal(first.Count(e => e.FirstEver), tallies.GetValueOrDefault(new TallyKey("completions.people", "day", "2026-11-23")));
    }

    /// <summary>What could be a button of ours, however old: "screen:action".</summary>
    [GeneratedRegex("^[0-9]{1,9}:[ -~]*$")]
    private static partial Regex Button();

    private static string StateOf(Learner learner) =>
        $"{learner.Consent} {learner.Activity} {learner.Lesson?.Lesson}#{learner.Lesson?.Step} {learner.Lesson?.Answered} {learner.Lesson?.Picked.Count} {learner.Test is null} {learner.Test?.IsAnswered}";
}
