using ChatTutor.Core.Language;

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
    public static bool Looks(string words)
    {
        var folded = " " + Folding.Fold(words) + " ";
        var syllables = Folding.Syllables(words).Length;
        return words.Contains('?', StringComparison.Ordinal) || syllables >= 5
            || (syllables >= 3 && AskingWords.Any(w => folded.Contains(" " + w + " ", StringComparison.Ordinal)));
    }

    public static Turn Invite(Scene scene) =>
        scene.With(scene.Learner with { Activity = new Activity.Asking() })
            .Say(scene.Phrase("ask.invite"), [Back(scene)]);

    /// <summary>Nothing is said yet: the answer comes as its own message.</summary>
    public static Turn Ask(Scene scene, string question)
    {
        var learner = scene.Learner with { Activity = scene.Learner.Activity is Activity.Asking ? null : scene.Learner.Activity };
        return new Turn(learner, [], [], [new Effect.Ask(Folding.Clean(question.Length > Longest ? question[..Longest] : question))]);
    }

    public static Turn Answered(Scene scene, Answer answer)
    {
        var lessons = answer.Lessons.Select(scene.Catalogue.Lesson).OfType<Content.Lesson>().Take(3).ToList();
        var text = Legible(answer.Text) is { Length: > 0 } said ? said : scene.Phrase(lessons.Count > 0 ? "answer.soon" : "answer.none");
        var offers = lessons.Select(l => new Button(Navigation.ToLesson(l.Id), Menu.Short(l.Title)));
        return scene.Say(text, [.. offers, Back(scene)], Legible(answer.Source ?? "") is { Length: > 0 } source ? source : null, answer.Ai);
    }

    // It comes from outside: whatever a model or an index returned must still be text that can be stored and sent.
    private static string Legible(string text) =>
        string.Join('\n', (text.Length > LongestAnswer ? text[..LongestAnswer] + "…" : text).Split('\n').Select(Folding.Clean)).Trim();

    private static Button Back(Scene scene) => scene.Learner.Lesson is not null
        ? scene.Button(Navigation.ToCommand(Commands.Learn), "menu.resume")
        : scene.Button(Navigation.ToCommand(Commands.Menu), "menu");
}
