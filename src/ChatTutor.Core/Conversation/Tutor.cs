using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
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
    internal const int Longest = 1000;

    /// <param name="phone">Who else learns where the message came from; null = nobody.</param>
    public static Turn Respond(Catalogue catalogue, Learner learner, InboundMessage message, DateTimeOffset now, IPhone? phone = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(catalogue);
        var there = phone ?? new LonePhone(learner.Id);
        if (Takeover.Holds(learner, message, now) && !there.WroteElsewhere(learner.Id))
            return message.IsFromThePerson ? Seen(Turn.Silent(learner), now) : Turn.Silent(learner);
        var known = learner with
        {
            Earlier = EarlierQuestion.Fresh(learner.Earlier, now),
            Given = GivenAnswer.Fresh(learner.Given, now),
            QuietUntil = message.IsFromThePerson || message is InboundMessage.Heard ? null : learner.QuietUntil,
        };
        var scene = Witnessing.Remember(Scene.Of(catalogue, known, now, there));
        var turn = message.Match(
            text => Seen(Hear(scene, text.Words), now),
            choice => Seen(Tap(scene, choice.Id), now),
            // Who has spoken is only seen when they are heard: a greeting after a long pause is for then.
            media => media.Voice is { IsTooLong: false } voice ? Listening.Begin(scene, voice) : Seen(Look(scene, media), now),
            started => Seen(Greeting.Open(scene, started.Payload), now),
            // Another address than the one they write from is no loss.
            blocked => Turn.Silent(there.WroteElsewhere(learner.Id) ? learner : learner with { Blocked = true }),
            answered => FreeQuestion.Answered(scene, answered.Question, answered.Answer),
            reminder => LessonReminder.Remind(scene, reminder.Lesson),
            withdrawn => Erasure.Withdraw(learner),
            answeredByHand => Turn.Silent(learner with { QuietUntil = now + answeredByHand.Quiet }),
            announced => BulletinActivity.Announce(scene, announced.Bulletin),
            drawn => drawn.Use switch
            {
                CodeUse.Witness => WitnessCode.Show(scene, drawn.Code),
                CodeUse.Slip => SlipActivity.Keep(scene, drawn.Code),
                _ => Linking.ShowCode(scene, drawn.Code),
            },
            linked => Linking.Tell(scene),
            witnessed => Witnessing.Note(scene, witnessed.Lesson, witnessed.By),
            heard => Seen(Listening.Heard(scene, heard, Hear), now));
        return ChallengeProgress.Note(scene.Catalogue, TargetProgress.Note(scene.Catalogue, learner, turn, scene.Today), scene.Today);
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

    private static Turn Look(Scene scene, InboundMessage.Media media) => media.Kind is "photo" or "file"
        ? Understood.Photo(scene) : Screens.Again(scene, scene.Phrase(media.Voice is null ? "hint.media" : "voice.too_long"));

    private static Turn Hear(Scene scene, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = Folding.Clean(words.Length > Longest ? words[..Longest] : words);
        if (text.Length == 0)
            return Screens.Again(scene, scene.Phrase("hint.empty"));
        if (words.Length > Longest)
            return Screens.Again(scene, scene.Phrase("hint.too_long"));
        if (LearningDayTalk.Hear(scene, text) is { } there && !IsAnswer(scene, text))
            return there;
        if (Linking.CodeIn(text) is { } code && !IsAnswer(scene, text))
            return WitnessCode.Try(scene, code) ?? Linking.Try(scene, code);
        if (Urgent(scene, text) is { } first)
            return first;
        // Whatever happens from here on, no secret is in it; a number that answers the question on the screen is none.
        if (Secrets.Mask(text).Text is var masked && masked != text && !IsAnswer(scene, text))
            text = masked;
        if (!scene.IsElsewhere && AnswerJudgement.Typed(scene, text) is { } under)
            return Act(scene, under.Id, under.Label);
        // "Hỏi người nhà" may be the label of an answer; what is on the screen comes first.
        if (text.StartsWith("hỏi ", StringComparison.OrdinalIgnoreCase) && Picking.Many(text, Offered(scene)) is null
            && Commands.QuestionIn(text) is { } question)
            return FreeQuestion.Ask(scene, question);
        if (HelpList.Hear(scene, text) is { } list)
            return list;
        if (BulletinActivity.Hear(scene, text) is { } wish)
            return wish;
        if (Commands.Find(text, scene.Learner.Offered) is { } command)
            return CommandActivity.Run(scene, command, IsBack(scene));
        if (scene.Learner is { Consent: Consent.Unasked, Activity: null })
            return FreeQuestion.Looks(scene, text) ? FreeQuestion.Ask(scene, text) : Greeting.Open(scene, null);
        if (IsBack(scene) && !FreeQuestion.Looks(scene, text) && Screens.Place(scene, welcome: true) is { } place)
            return place;
        return Understand(scene, text);
    }

    private static Turn Understand(Scene scene, string text)
    {
        // Another screen than this learner's own is before their eyes: words are no answer to it.
        if (scene.IsElsewhere)
            return FreeQuestion.Looks(scene, text) ? FreeQuestion.Ask(scene, text) : Screens.Again(scene, scene.Phrase(scene.IsLate ? "voice.late" : "people.here"));
        var answer = scene.Learner.Activity switch
        {
            Activity.ChoosingAudience => Enrolment.HearAudience(scene, text),
            Activity.ChoosingCommune => Enrolment.HearCommune(scene, text),
            Activity.NamingPerson naming => Household.HearName(scene, naming.Newcomer, text),
            Activity.ChoosingHamlet => HamletChoice.Hear(scene, text),
            Activity.Asking when Picking.One(text, Offered(scene)) is null => FreeQuestion.Ask(scene, text),
            null => scene.Learner.Test is null ? LessonActivity.Hear(scene, text) : SelfTestActivity.Hear(scene, text),
            _ => null,
        };
        if (answer is not null)
            return answer;
        if (Picking.One(text, Offered(scene)) is { } option)
            return Act(scene, option.Id, option.Label);
        // Without its diacritics "hoi" may be the "hối" of an answer: it is a question only when it answers nothing.
        return Commands.QuestionIn(text) is { } question ? FreeQuestion.Ask(scene, question)
            : FreeQuestion.Looks(scene, text) ? FreeQuestion.Ask(scene, text)
            : Understood.Respond(scene, Meaning.Of(scene.Catalogue, text))
            ?? Screens.Again(scene, scene.Phrase("hint.unknown"));
    }

    // What cannot wait is said at once, unless the words are an answer to what is on the screen.
    private static Turn? Urgent(Scene scene, string text) =>
        Meaning.Of(scene.Catalogue, text) is var meaning && Understood.IsUrgent(meaning) && !IsAnswer(scene, text)
            ? Understood.Respond(scene, meaning) : null;

    private static bool IsAnswer(Scene scene, string text) =>
        !scene.IsLate && (Picking.One(text, Offered(scene)) is not null || (scene.Learner.Activity is null && Fits(scene, text)));

    private static bool Fits(Scene scene, string text) => scene.Learner.Test is null ? LessonActivity.Fits(scene, text) : SelfTestActivity.Fits(scene, text);

    private static Turn Tap(Scene scene, string id)
    {
        var learner = scene.Learner;
        if (ChoiceId.Parse(id) is not { } choice)
            return Screens.Again(scene, scene.Phrase("hint.stale"));
        if (id == learner.LastChoice && scene.Now - learner.LastChoiceAt < DoubleTap)
            return Turn.Silent(learner);
        var isOwn = choice.Person == (scene.Person?.Number ?? 1);
        // A button is the person's it was shown to, whoever has the phone in hand now.
        if (!isOwn && scene.People.FirstOrDefault(p => p.Number == choice.Person) is { } person && scene.Phone.Find(person.Learner) is { } other)
            return Tap(Scene.Of(scene.Everywhere, other, scene.Now, scene.Phone), id);
        var isCurrent = isOwn && choice.Screen >= learner.ValidFrom && choice.Screen <= learner.Screen;
        if (!isCurrent && !Navigation.Is(choice.Action) && !(isOwn && AnswerJudgement.Is(choice.Action)))
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
            ?? HamletChoice.Tap(tapped, action)
            ?? Erasure.Tap(tapped, action)
            ?? AnswerJudgement.Tap(tapped, action)
            ?? Household.Tap(tapped, action)
            ?? Linking.Tap(tapped, action)
            ?? Witnessing.Tap(tapped, action)
            ?? SlipActivity.Tap(tapped, action)
            ?? SelfTestActivity.Tap(tapped, action)
            ?? LessonActivity.Tap(tapped, action)
            ?? Screens.Again(tapped, scene.Phrase("hint.stale"));
        return turn with { Heard = label };
    }

    private static Scene Tapped(Scene scene, string id) => scene.With(scene.Learner with { LastChoice = id, LastChoiceAt = scene.Now });

    private static List<Option> Offered(Scene scene) => [.. (scene.Learner.Offered ?? []).Select(o => new Option(o.Id, o.Label))];

    private static bool IsBack(Scene scene) => scene.Now - scene.Learner.LastSeen > LongPause;
}
