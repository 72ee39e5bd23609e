using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>The first words: who this is, what is kept, and whether that is all right. No answer is taken for granted.</summary>
internal static class Greeting
{
    /// <summary>Raise when the consent text changes: it is kept with every answer as evidence.</summary>
    public const int ConsentVersion = 3;

    private const string Yes = "consent-yes";
    private const string No = "consent-no";

    /// <summary>Somebody opened the chat, perhaps through a link into a lesson.</summary>
    public static Turn Open(Scene scene, string? payload)
    {
        var lesson = FindLesson(scene.Catalogue, payload);
        var hall = LearningDayTalk.HallIn(payload);
        if (scene.Learner.Consent == Consent.Unasked)
            return Show(scene, new(lesson?.Id, hall));
        return hall is not null ? LearningDayTalk.CheckInAt(scene, hall)
            : lesson is not null ? LessonActivity.Start(scene, lesson)
            : Screens.Place(scene, welcome: true) ?? Menu.Show(scene);
    }

    /// <param name="came">What they came for; null = nothing yet, or what they came for before.</param>
    public static Turn Show(Scene scene, Activity.Consenting? came = null)
    {
        var asked = scene.With(scene.Learner with { Activity = came ?? scene.Learner.Activity as Activity.Consenting ?? new Activity.Consenting() });
        return asked.Say(
            scene.Phrase("consent.text", ("operator", scene.Catalogue.Campaign.Operator)),
            [scene.Button(Yes, "consent.yes"), scene.Button(No, "consent.no")]);
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (action is not (Yes or No) || scene.Learner.Activity is not Activity.Consenting consenting)
            return null;
        var given = action == Yes;
        var learner = scene.Learner with
        {
            Consent = given ? Consent.Given : Consent.Declined,
            ConsentVersion = ConsentVersion,
            Activity = null,
        };
        if (Enrolment.IsChild(scene))
            return Enrolment.Begin(scene.With(learner));
        var next = Next(scene.With(given ? learner : Unlisted(learner)), consenting, given);
        return next with { Events = [new LearningEvent.ConsentAnswered(ConsentVersion, given), .. next.Events] };
    }

    private static Turn Next(Scene scene, Activity.Consenting came, bool given)
    {
        if (given && came.Hall is { } hall)
            return LearningDayTalk.CheckInAt(scene, hall);
        if (given && came.Joins)
            return LearningDayTalk.Join(scene);
        if (came.Lesson is { } lesson && scene.Catalogue.Lesson(lesson) is { } wanted)
            return LessonActivity.Start(scene, wanted);
        return given ? Enrolment.Begin(scene) : Menu.Show(scene, scene.Phrase("consent.declined"));
    }

    /// <summary>Without what a class list said of who has not said yes.</summary>
    public static Learner Unlisted(Learner learner) => learner with { Audience = null, Commune = null, Hamlet = null, Pronouns = null };

    // A link names a lesson ("vneid/la-gi", "vneid__la-gi") or a course, whose first lesson is meant.
    private static Lesson? FindLesson(Catalogue catalogue, string? payload)
    {
        var id = payload?.Replace("__", "/", StringComparison.Ordinal).Trim() ?? "";
        return catalogue.Lesson(id) ?? (catalogue.Course(id) is { Lessons: [var first, ..] } ? first : null);
    }
}
