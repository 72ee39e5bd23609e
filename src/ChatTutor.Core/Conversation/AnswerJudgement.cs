using System.Globalization;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>"Đúng ý" and "Chưa đúng" under an answer: said once for each, without leaving the lesson.</summary>
internal static class AnswerJudgement
{
    private const string Liked = "good:";
    private const string Disliked = "bad:";
    private const string None = "not-these:";

    private const int MostOthers = 3;

    /// <summary>Other ways to say it. "dung" alone is missing: without its diacritics it may be "dừng", which always stops.</summary>
    private static readonly (string Said, string Means)[] Ways =
        [("đúng", Liked), ("đúng rồi", Liked), ("dung roi", Liked), ("sai", Disliked), ("sai rồi", Disliked), ("sai roi", Disliked), ("không đúng", Disliked), ("khong dung", Disliked)];

    /// <summary>Under an answer that is the next message to this learner.</summary>
    public static IEnumerable<Button> Buttons(Scene scene) =>
        [scene.Button(Liked + Next(scene), "answer.good"), scene.Button(Disliked + Next(scene), "answer.bad")];

    /// <summary>Under lessons offered in place of an answer.</summary>
    public static Button NoneOfThese(Scene scene) => scene.Button(None + Next(scene), "answer.not_these");

    /// <summary>They keep working when the lesson has gone on under them.</summary>
    public static bool Is(string action) => new[] { Liked, Disliked, None }.Any(a => action.StartsWith(a, StringComparison.Ordinal));

    /// <summary>The learner with what the next message answers, so that it can be judged.</summary>
    public static Scene Remember(Scene scene, string question, IEnumerable<string> lessons)
    {
        var given = new GivenAnswer(scene.Learner.Screen + 1, scene.Now, [.. lessons], scene.Records ? QuestionGap.Keepable(question) : null);
        return scene.With(scene.Learner with { Given = GivenAnswer.Add(scene.Learner.Given, given) });
    }

    /// <summary>
    /// The button these words stand for where an answer is the latest message: what was said last is what people speak of, also when
    /// a question of the lesson waits. A number means one of its choices, as where there are no buttons they are numbered.
    /// </summary>
    public static ReplyChoice? Typed(Scene scene, string words)
    {
        if (scene.Learner.Offered is not { } offered || !offered.Any(o => Is(ChoiceId.Parse(o.Id)?.Action ?? "")))
            return null;
        return int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? offered.ElementAtOrDefault(place - 1)
            : offered.FirstOrDefault(o => Folding.Fold(o.Label) == Folding.Fold(words))
            ?? (Ways.FirstOrDefault(w => w.Said == Folding.Clean(words).ToLowerInvariant()).Means is { } means
                ? offered.FirstOrDefault(o => ChoiceId.Parse(o.Id)?.Action.StartsWith(means, StringComparison.Ordinal) == true) : null);
    }

    public static Turn? Tap(Scene scene, string action)
    {
        if (!Is(action) || scene.Learner.Given?.FirstOrDefault(a => action.EndsWith(":" + Plain(a.Number), StringComparison.Ordinal)) is not { } given)
            return null;
        return action[..(action.IndexOf(':', StringComparison.Ordinal) + 1)] switch
        {
            Liked => Judge(scene, given, s => s.Say(s.Phrase("answer.thanks"), Offer(s, given.Lessons.Take(1))), liked: true),
            Disliked => Judge(scene, given, s => Others(s, given), liked: false, GapKind.Disliked),
            _ => Judge(scene, given, Unknown, liked: null, GapKind.Unanswered),
        };
    }

    /// <summary>Nothing is known about it; where questions may be kept, it is kept for authors and said so.</summary>
    public static Turn Unanswered(Scene scene, string question, IEnumerable<string> near) => scene.Records
        ? Unknown(Noted(scene)) with { Gap = QuestionGap.Of(question, GapKind.Unanswered, near) }
        : Unknown(scene);

    // Whatever is pressed after the first time is answered the same and counted no more.
    private static Turn Judge(Scene scene, GivenAnswer given, Func<Scene, Turn> say, bool? liked, GapKind? gap = null)
    {
        if (given.Judged || !scene.Records)
            return say(scene);
        var judged = scene.With(scene.Learner with { Given = [.. scene.Learner.Given!.Select(a => a == given ? a with { Judged = true } : a)] });
        var turn = say(gap is null ? judged : Noted(judged));
        return turn with
        {
            Events = liked is { } good ? [new LearningEvent.AnswerJudged(given.Lessons.Count > 0 ? given.Lessons[0] : null, good)] : [],
            Gap = gap is { } kind && given.Question is { } words ? QuestionGap.Of(words, kind, given.Lessons) : null,
        };
    }

    private static Turn Others(Scene scene, GivenAnswer given)
    {
        var others = Offer(scene, given.Lessons.Skip(1)).ToList();
        return scene.Say(scene.Phrase(others.Count > 1 ? "answer.others" : "answer.no_others") + Note(scene), others);
    }

    private static Turn Unknown(Scene scene) => scene.Say(scene.Phrase("answer.unknown") + Note(scene), [FreeQuestion.Back(scene)]);

    private static string Note(Scene scene) => scene.Records ? " " + scene.Phrase("answer.noted") : "";

    private static Scene Noted(Scene scene) => scene.With(scene.Learner with { Noted = scene.Learner.Noted + 1 });

    private static IEnumerable<Button> Offer(Scene scene, IEnumerable<string> lessons) =>
        lessons.Select(scene.Catalogue.Lesson).OfType<Content.Lesson>().Where(l => l.Id != scene.Learner.Lesson?.Lesson).Take(MostOthers)
            .Select(l => new Button(Navigation.ToLesson(l.Id), Menu.Short(l.Title))).Append(FreeQuestion.Back(scene));

    private static string Next(Scene scene) => Plain(scene.Learner.Screen + 1);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
