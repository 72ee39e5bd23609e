using System.Collections.Immutable;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.SelfTests;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// Two records of one person become one. Nothing is overwritten: what either side has done stays done, on its earliest day; what
/// was counted twice is taken back by events of its own, so that every count can still be made again from the ledger.
/// </summary>
/// <remarks>
/// Group and commune are those of the side that gave the code, where it has them: it is the place the person calls theirs. What was
/// counted for a commune stays counted there. The stricter wish holds: who asked for quiet on one side has it on both.
/// </remarks>
internal static class Joining
{
    /// <summary>As many as a learner keeps by going from lesson to lesson.</summary>
    private const int MostPaused = 10;

    private const int MostReported = 30;

    /// <param name="home">Who gave the code; keeps the number.</param>
    /// <param name="here">Who typed it, and has just agreed.</param>
    public static (Learner Learner, IReadOnlyList<LearningEvent> Events) Of(Learner home, Learner here)
    {
        var isRecorded = home.Consent == Consent.Given || here.Consent == Consent.Given;
        (home, here) = (Own(home), Own(here));
        var events = new List<LearningEvent>();
        // One side had not said yes: the yes to the question that says so is its consent.
        if (isRecorded && (home.Consent != Consent.Given || here.Consent != Consent.Given))
            events.Add(new LearningEvent.ConsentAnswered(Greeting.ConsentVersion, Given: true));
        var record = CompletionRecord.Join(CompletionRecord.Of(home), CompletionRecord.Of(here));
        var practised = FirstTimes.Join(home.Practised, here.Practised, (lesson, f) => new LearningEvent.PracticeDone(lesson, "", f.Audience, f.Commune, f.Hamlet));
        var witnessed = FirstTimes.Join(
            home.Witnessed, here.Witnessed, (lesson, f) => new LearningEvent.PracticeWitnessed(lesson, "", f.Audience, f.Commune, f.Hamlet, ""));
        var reached = FirstTimes.Join(home.Reached, here.Reached, TargetProgress.Reached);
        var days = DayPart.Join(home.Days, here.Days);
        var tested = SelfTestResult.Join(home.Tested, here.Tested, record.Days);
        events.AddRange([new LearningEvent.LearnersJoined(here.Id), .. record.Recounted, .. practised.Recounted, .. witnessed.Recounted, .. reached.Recounted, .. days.Recounted, .. tested.Recounted]);
        var screen = Math.Max(home.Screen, here.Screen);
        return (home with
        {
            Consent = isRecorded ? Consent.Given : Stricter(home.Consent, here.Consent),
            ConsentVersion = Version(home, here),
            Audience = home.Audience ?? here.Audience,
            Pronouns = home.Audience is null ? here.Pronouns ?? home.Pronouns : home.Pronouns,
            Commune = home.Commune ?? here.Commune,
            Hamlet = home.Hamlet ?? (home.Commune is null || home.Commune == here.Commune ? here.Hamlet : null),
            Muted = home.Muted || here.Muted,
            Blocked = false,
            Activity = null,
            Lesson = Latest(home, here, here.Lesson ?? home.Lesson),
            Paused = Paused(home, here),
            Screen = screen,
            ValidFrom = screen + 1,
            Offered = null,
            LastChoice = here.LastChoice,
            LastChoiceAt = here.LastChoiceAt,
            LastSeen = here.LastSeen,
            Completed = record.Days,
            Counted = record.Counted,
            Practised = practised.All,
            Witnessed = witnessed.All,
            Witnesses = Union(home.Witnesses, here.Witnesses),
            Organiser = home.Organiser ?? here.Organiser,
            Slip = home.Slip ?? here.Slip,
            HelpAsked = home.HelpAsked > here.HelpAsked ? home.HelpAsked : here.HelpAsked ?? home.HelpAsked,
            Reached = reached.All,
            Days = days.All,
            Test = here.Test ?? home.Test,
            TestsLeft = SelfTest.JoinLeft(home, here),
            Tested = tested.All,
            HasIphone = here.HasIphone,
            Reported = Union(home.Reported, here.Reported),
            Earlier = isRecorded ? Latest(home.Earlier, here.Earlier) : null,
            Bulletins = Subscribed(home, here),
            // Both sides numbered their messages alike: a button of the one must not judge an answer of the other.
            Given = null,
            Noted = home.Noted + here.Noted,
            Joined = home.Joined < here.Joined ? home.Joined : here.Joined ?? home.Joined,
        }, events);
    }

    // What a class list said of somebody who was never asked is not theirs; how they are addressed stays.
    private static Learner Own(Learner learner) => learner.Consent == Consent.Unasked ? Greeting.Unlisted(learner) with { Pronouns = learner.Pronouns } : learner;

    private static Consent Stricter(Consent one, Consent other) => one == Consent.Declined || other == Consent.Declined ? Consent.Declined : Consent.Unasked;

    // The older text allows less; a side that never said yes has no say in it.
    private static int Version(Learner home, Learner here) => (home.Consent, here.Consent) switch
    {
        (Consent.Given, Consent.Given) => Math.Min(home.ConsentVersion, here.ConsentVersion),
        (Consent.Given, _) or (_, Consent.Given) => Greeting.ConsentVersion,
        _ => Math.Max(home.ConsentVersion, here.ConsentVersion),
    };

    // Where they are here goes on; a lesson left halfway there is offered at the end of this one, as any paused one is.
    private static List<LessonPlace>? Paused(Learner home, Learner here)
    {
        var current = (here.Lesson ?? home.Lesson)?.Lesson;
        var left = (here.Paused ?? []).Concat(home.Paused ?? []).Append(here.Lesson is null ? null : home.Lesson).OfType<LessonPlace>()
            .Select(p => p.Lesson).Where(l => l != current).Reverse().Distinct().Take(MostPaused).Reverse()
            .Select(lesson => Furthest(Places(home, here, lesson))).ToList();
        return left.Count == 0 ? null : left;
    }

    private static LessonPlace? Latest(Learner home, Learner here, LessonPlace? place) =>
        place is null ? null : Furthest(Places(home, here, place.Lesson));

    private static List<LessonPlace> Places(Learner home, Learner here, string lesson) =>
        [.. new[] { here, home }.SelectMany(l => (l.Paused ?? []).Append(l.Lesson).OfType<LessonPlace>()).Where(p => p.Lesson == lesson)];

    // The same lesson begun on both sides: on from the further step, with the marks of both, the better one of each.
    private static LessonPlace Furthest(List<LessonPlace> places)
    {
        var marks = places.SelectMany(p => p.Marks ?? ImmutableSortedDictionary<string, StepMark>.Empty).GroupBy(m => m.Key)
            .ToImmutableSortedDictionary(g => g.Key, g => new StepMark(g.Any(m => m.Value.Right), g.Sum(m => m.Value.Tries)));
        return places.MaxBy(p => p.Behind)! with { Marks = marks };
    }

    private static List<EarlierQuestion>? Latest(IReadOnlyList<EarlierQuestion>? one, IReadOnlyList<EarlierQuestion>? other) =>
        one is null && other is null ? null : [.. (one ?? []).Concat(other ?? []).OrderBy(q => q.At).TakeLast(EarlierQuestion.Most)];

    private static List<Subscription>? Subscribed(Learner home, Learner here) =>
        home.Bulletins is null && here.Bulletins is null ? null : [.. (home.Bulletins ?? []).Union(here.Bulletins ?? []).TakeLast(Subscription.Most)];

    private static List<string>? Union(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one is null && other is null ? null : [.. (one ?? []).Union(other ?? []).TakeLast(MostReported)];
}
