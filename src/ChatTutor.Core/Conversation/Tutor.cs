using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Conversation;

/// <summary>The whole of teaching as one function: what is taught, who learns, what they said and when make the turn.</summary>
public static class Tutor
{
    /// <summary>A second tap on the same button within this time is a trembling finger, not a wish.</summary>
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(60);

    /// <summary>After so long the tutor says where they were.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(12);

    /// <summary>Characters of a message that are looked at; nobody means more.</summary>
    private const int Longest = 1000;

    public static Turn Respond(Catalogue catalogue, Learner learner, InboundMessage message, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (Takeover.Holds(learner, message, now))
            return message.IsFromThePerson ? Seen(Turn.Silent(learner), now) : Turn.Silent(learner);
        var known = learner with
        {
            Earlier = EarlierQuestion.Fresh(learner.Earlier, now),
            QuietUntil = message.IsFromThePerson ? null : learner.QuietUntil,
        };
        var scene = new Scene(catalogue.For(learner.Commune), known, now);
        return message.Match(
            text => Seen(Hear(scene, text.Words), now),
            choice => Seen(Tap(scene, choice.Id), now),
            media => Seen(media.Kind is "photo" or "file" ? Understood.Photo(scene) : Screens.Again(scene, scene.Phrase("hint.media")), now),
            started => Seen(Greeting.Open(scene, started.Payload), now),
            blocked => Turn.Silent(learner with { Blocked = true }),
            answered => FreeQuestion.Answered(scene, answered.Answer),
            reminder => LessonReminder.Remind(scene, reminder.Lesson),
            withdrawn => Erasure.Withdraw(learner),
            answeredByHand => Turn.Silent(learner with { QuietUntil = now + answeredByHand.Quiet }));
    }

    /// <summary>One kind sentence when our own code failed; the learner stays where they were.</summary>
    public static Turn Apologise(Catalogue catalogue, Learner learner, string fault)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(learner);
        var reply = new Reply.Say($"{learner.Screen}-sorry", catalogue.Phrases.To(learner.Pronouns).Say("sorry"), []);
        return new Turn(learner, [reply], [], [], Fault: fault);
    }

    private static Turn Seen(Turn turn, DateTimeOffset now) => turn with
    {
        Learner = turn.Learner with
        {
            LastSeen = now,
            Blocked = false,
            Joined = turn.Learner.LastSeen is null ? DateOnly.FromDateTime(now.DateTime) : turn.Learner.Joined,
        },
    };

    /// <summary>Something said beside the lessons: the learner stays where they are, and the buttons shown before stay good.</summary>
    public static Turn Tell(Learner learner, string text, ReplyLink? link = null)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var screen = learner.Screen + 1;
        var reply = new Reply.Say(screen.ToString(System.Globalization.CultureInfo.InvariantCulture), text, [], Link: link);
        return new Turn(learner with { Screen = screen }, [reply], [], []);
    }

    private static Turn Hear(Scene scene, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = Folding.Clean(words.Length > Longest ? words[..Longest] : words);
        if (text.Length == 0)
            return Screens.Again(scene, scene.Phrase("hint.empty"));
        if (words.Length > Longest)
            return Screens.Again(scene, scene.Phrase("hint.too_long"));
        if (Urgent(scene, text) is { } first)
            return first;
        // Whatever happens from here on, no secret is in it; a number that answers the question on the screen is none.
        if (Secrets.Mask(text).Text is var masked && masked != text && !IsAnswer(scene, text))
            text = masked;
        // "Hỏi người nhà" may be the label of an answer; what is on the screen comes first.
        if (text.StartsWith("hỏi ", StringComparison.OrdinalIgnoreCase) && Picking.Many(text, Offered(scene)) is null
            && Commands.QuestionIn(text) is { } question)
            return FreeQuestion.Ask(scene, question);
        if (Commands.Find(text, scene.Learner.Offered) is { } command)
            return CommandActivity.Run(scene, command, IsBack(scene));
        if (scene.Learner is { Consent: Consent.Unasked, Activity: null })
            return FreeQuestion.Looks(text) ? FreeQuestion.Ask(scene, text) : Greeting.Open(scene, null);
        if (IsBack(scene) && !FreeQuestion.Looks(text) && scene.Learner.Lesson is not null)
            return LessonActivity.Resume(scene, welcome: true);
        return Understand(scene, text);
    }

    private static Turn Understand(Scene scene, string text)
    {
        var answer = scene.Learner.Activity switch
        {
            Activity.ChoosingAudience => Enrolment.HearAudience(scene, text),
            Activity.ChoosingCommune => Enrolment.HearCommune(scene, text),
            Activity.Asking when Picking.One(text, Offered(scene)) is null => FreeQuestion.Ask(scene, text),
            null => LessonActivity.Hear(scene, text),
            _ => null,
        };
        if (answer is not null)
            return answer;
        if (Picking.One(text, Offered(scene)) is { } option)
            return Act(scene, option.Id, option.Label);
        // Without its diacritics "hoi" may be the "hối" of an answer: it is a question only when it answers nothing.
        return Commands.QuestionIn(text) is { } question ? FreeQuestion.Ask(scene, question)
            : FreeQuestion.Looks(text) ? FreeQuestion.Ask(scene, text)
            : Understood.Respond(scene, Meaning.Of(scene.Catalogue, text))
            ?? Screens.Again(scene, scene.Phrase("hint.unknown"));
    }

    // What cannot wait is said at once, unless the words are an answer to what is on the screen.
    private static Turn? Urgent(Scene scene, string text) =>
        Meaning.Of(scene.Catalogue, text) is var meaning && Understood.IsUrgent(meaning) && !IsAnswer(scene, text)
            ? Understood.Respond(scene, meaning) : null;

    private static bool IsAnswer(Scene scene, string text) =>
        Picking.One(text, Offered(scene)) is not null || (scene.Learner.Activity is null && LessonActivity.Fits(scene, text));

    private static Turn Tap(Scene scene, string id)
    {
        var learner = scene.Learner;
        if (ChoiceId.Parse(id) is not { } choice)
            return Screens.Again(scene, scene.Phrase("hint.stale"));
        if (id == learner.LastChoice && scene.Now - learner.LastChoiceAt < DoubleTap)
            return Turn.Silent(learner);
        var isCurrent = choice.Screen >= learner.ValidFrom && choice.Screen <= learner.Screen;
        if (!isCurrent && !Navigation.Is(choice.Action))
            return Screens.Again(Tapped(scene, id), scene.Phrase("hint.stale"));
        return Act(scene, id, learner.Offered?.FirstOrDefault(o => o.Id == id)?.Label);
    }

    private static Turn Act(Scene scene, string id, string? label)
    {
        var action = ChoiceId.Parse(id)?.Action ?? "";
        var tapped = Tapped(scene, id);
        var turn = Navigation.Run(tapped, action)
            ?? Greeting.Tap(tapped, action)
            ?? Enrolment.Tap(tapped, action)
            ?? Erasure.Tap(tapped, action)
            ?? FreeQuestion.Tap(tapped, action)
            ?? LessonActivity.Tap(tapped, action)
            ?? Screens.Again(tapped, scene.Phrase("hint.stale"));
        return turn with { Heard = label };
    }

    private static Scene Tapped(Scene scene, string id) => scene.With(scene.Learner with { LastChoice = id, LastChoiceAt = scene.Now });

    private static List<Option> Offered(Scene scene) => [.. (scene.Learner.Offered ?? []).Select(o => new Option(o.Id, o.Label))];

    private static bool IsBack(Scene scene) => scene.Now - scene.Learner.LastSeen > LongPause;
}
