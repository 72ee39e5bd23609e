using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Conversation;

/// <summary>Questions out of the blue: taken at any time, answered as soon as can be, and then back to where one was.</summary>
internal static class FreeQuestion
{
    private const int Longest = 500;

    /// <summary>Characters of an answer; three short sentences are far less, whoever wrote them.</summary>
    private const int LongestAnswer = 1500;

    private static readonly string[] AskingWords =
        ["sao", "gi", "dau", "nao", "may", "bao nhieu", "the nao", "lam sao", "co phai", "duoc khong", "khong vay", "hong", "cach", "chi toi", "o dau"];

    /// <summary>Whether words that fit nothing on the screen are a question rather than a slip.</summary>
    public static bool Looks(Scene scene, string words) => Looks(words) || BulletinQuestion.In(scene.Catalogue, words) is not null;

    private static bool Looks(string words)
    {
        var folded = " " + Folding.Fold(words) + " ";
        var syllables = Folding.Syllables(words).Length;
        return words.Contains('?', StringComparison.Ordinal) || syllables >= 5
            || (syllables >= 3 && AskingWords.Any(w => folded.Contains(" " + w + " ", StringComparison.Ordinal)));
    }

    public static Turn Invite(Scene scene) =>
        scene.With(scene.Learner with { Activity = new Activity.Asking() })
            .Say(scene.Phrase("ask.invite"), [Back(scene)]);

    /// <summary>What is understood at once is answered at once; for the rest nothing is said yet: the answer comes as its own message.</summary>
    public static Turn Ask(Scene scene, string question)
    {
        var learner = scene.Learner with { Activity = scene.Learner.Activity is Activity.Asking ? null : scene.Learner.Activity };
        var words = Folding.Clean(question.Length > Longest ? question[..Longest] : question);
        var meaning = Meaning.Of(scene.Catalogue, words);
        // Only the bulletins know whether such a question has to be sent elsewhere.
        if (meaning is Meaning.Redirect && BulletinQuestion.In(scene.Catalogue, words) is not null)
            return LookUp(scene.With(learner), meaning.Words);
        return Understood.Respond(scene.With(learner), meaning) ?? LookUp(scene.With(learner), words);
    }

    /// <summary>Under what is said without looking anything up.</summary>
    public static Button Back(Scene scene) => scene.Learner.HasPlace
        ? scene.Button(Navigation.ToCommand(Commands.Learn), "menu.resume")
        : scene.Button(Navigation.ToCommand(Commands.Menu), "menu");

    /// <param name="question">What was asked, secrets masked.</param>
    public static Turn Answered(Scene scene, string question, Answer answer)
    {
        var lessons = answer.Lessons.Select(scene.Catalogue.Lesson).OfType<Content.Lesson>().ToList();
        var remembered = AnswerJudgement.Remember(scene, question, lessons.Select(l => l.Id));
        if (Legible(answer.Text) is not { Length: > 0 } said)
            return lessons.Count > 0 ? Which(remembered, lessons.Take(3)) : AnswerJudgement.Unanswered(scene, question, answer.Near ?? []);
        // At most one lesson is offered, and the way back into one's own comes with it.
        var offers = lessons.Take(1).Where(l => l.Id != scene.Learner.Lesson?.Lesson).Select(l => new Button(Navigation.ToLesson(l.Id), Menu.Short(l.Title)));
        return remembered.Say(said, [.. offers, .. BulletinActivity.Offer(scene, answer.Offer), .. AnswerJudgement.Buttons(scene), Back(scene)], Legible(answer.Source ?? "") is { Length: > 0 } source ? source : null, answer.Ai);
    }

    private static Turn LookUp(Scene scene, string words)
    {
        var earlier = scene.Learner.Earlier?.Select(q => q.Words).ToList();
        var kept = scene.Records ? (scene.Learner.Earlier ?? []).Append(new EarlierQuestion(PersonNames.Mask(words), scene.Now)).TakeLast(EarlierQuestion.Most).ToList() : null;
        return new Turn(scene.Learner with { Earlier = kept }, [], [], [new Effect.Ask(words, scene.Learner.Commune, earlier)]);
    }

    private static Turn Which(Scene scene, IEnumerable<Content.Lesson> lessons) => scene.Say(
        scene.Phrase("answer.which"),
        [.. lessons.Select(l => new Button(Navigation.ToLesson(l.Id), Menu.Short(l.Title))), AnswerJudgement.NoneOfThese(scene)]);

    // It comes from outside: whatever a model or an index returned must still be text that can be stored and sent.
    private static string Legible(string text) =>
        string.Join('\n', (text.Length > LongestAnswer ? text[..LongestAnswer] + "…" : text).Split('\n').Select(Folding.Clean)).Trim();
}
