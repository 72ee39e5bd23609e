namespace ChatTutor.Core.Conversation;

/// <summary>One person who writes from several places: a code shown in one and typed in the other makes both one learner.</summary>
internal static class Linking
{
    private const string Yes = "link-yes";
    private const string No = "link-no";
    private const string PartYes = "part-yes";
    private const string KeepHere = "part-others";

    /// <summary>The code is drawn by lot, so it comes as a message of its own.</summary>
    public static Turn Begin(Scene scene) => new(scene.Learner, [], [], [new Effect.DrawCode()]);

    public static Turn ShowCode(Scene scene, string code) =>
        scene.With(scene.Learner with { Activity = new Activity.Browsing() })
            .Say(scene.Phrase("link.code", ("code", LinkCode.Show(code)), ("minutes", LinkCode.Life.TotalMinutes)), [Menu(scene)])
            with
        { Change = new IdentityChange.Open(code, scene.Now + LinkCode.Life) };

    /// <summary>The code these words are, also after the word itself ("liên kết k7m2qx", "nối k7m 2qx"), or null.</summary>
    public static string? CodeIn(string words) =>
        LinkCode.In(words) is { } code ? code
        : words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: > 1 } parts ? null
        : Commands.Find(parts[0], null) == Commands.Link ? LinkCode.In(string.Join(' ', parts[1..]))
        : parts.Length > 2 && Commands.Find($"{parts[0]} {parts[1]}", null) == Commands.Link ? LinkCode.In(string.Join(' ', parts[2..]))
        : null;

    /// <summary>A code was typed: asks once before two become one.</summary>
    public static Turn Try(Scene scene, string code)
    {
        if (!scene.Phone.MayTryCodes)
            return Again(scene, "link.too_many");
        if (scene.Phone.WhoOffers(code) is not { } other)
            return Again(scene, scene.IsVolunteer ? "witness.unknown" : "link.unknown") with { Change = new IdentityChange.Guess() };
        return scene.People.Any(p => p.Learner == other.Id) ? Again(scene, "link.own")
            : Refusal(scene, other) is { } refusal ? Again(scene, refusal)
            : Ask(scene, other);
    }

    public static Turn Ask(Scene scene, LearnerId other) =>
        scene.Phone.Find(other) is { } learner ? Ask(scene, learner) : Conversation.Menu.Show(scene, scene.Phrase("link.unknown"));

    public static Turn? Tap(Scene scene, string action) => (action, scene.Learner.Activity) switch
    {
        (Yes, Activity.Joining joining) => Join(scene, joining.Other),
        (No, Activity.Joining) => Conversation.Menu.Show(scene, scene.Phrase("link.kept")),
        (PartYes, _) when IsJoined(scene) => Part(scene),
        (KeepHere, _) when IsJoined(scene) && scene.Phone.IsFirstPlaceOf(scene.Learner.Id) =>
            Conversation.Menu.Show(scene, scene.Phrase("link.only_here")) with { Change = new IdentityChange.Keep() },
        _ => null,
    };

    public static Turn AskToPart(Scene scene)
    {
        if (!IsJoined(scene))
            return Again(scene, "link.none");
        List<Button> buttons = [Menu(scene), scene.Button(PartYes, "link.part_yes")];
        if (scene.Phone.IsFirstPlaceOf(scene.Learner.Id))
            buttons.Add(scene.Button(KeepHere, "link.keep_here"));
        return scene.With(scene.Learner with { Activity = new Activity.Browsing() }).Say(scene.Phrase("link.part_ask"), buttons);
    }

    /// <summary>Said at the other places when one more is joined; what is on their screen stays as it is.</summary>
    public static Turn Tell(Scene scene) => Turn.Silent(scene.Learner) with
    {
        Replies = [new Reply.Say($"{scene.Learner.Screen}-noi", scene.Headed(scene.Phrase("link.told")), [])],
    };

    private static Turn Ask(Scene scene, Learner other)
    {
        var needsYes = (scene.Learner.Consent == Consent.Given) != (other.Consent == Consent.Given);
        return scene.With(scene.Learner with { Activity = new Activity.Joining(other.Id) }).Say(
            scene.Phrase(needsYes ? "link.ask_consent" : "link.ask"),
            [scene.Button(Yes, needsYes ? "link.yes_consent" : "link.yes"), scene.Button(No, "link.no")]);
    }

    private static Turn Join(Scene scene, LearnerId id)
    {
        if (scene.Phone.Find(id) is not { } other)
            return Conversation.Menu.Show(scene, scene.Phrase("link.unknown"));
        if (Refusal(scene, other) is { } refusal)
            return Conversation.Menu.Show(scene, scene.Phrase(refusal));
        var (joined, events) = Joining.Of(other, scene.Learner);
        var people = scene.People.Select(p => p.Learner == scene.Learner.Id ? p with { Learner = joined.Id } : p);
        var there = scene.With(joined) with { People = [.. people] };
        return Conversation.Menu.Show(there, scene.Phrase("link.done")) with
        {
            Events = events,
            Effects = [new Effect.TellLinked()],
            Change = new IdentityChange.Join(),
        };
    }

    private static Turn Part(Scene scene)
    {
        // Numbers go on, so that no button of before fits the newcomer.
        var number = scene.Learner.Screen;
        var fresh = new Learner(scene.Phone.Newcomer.Learner, Screen: number, ValidFrom: number + 1);
        var people = scene.People.Select(p => p.Learner == scene.Learner.Id ? p with { Learner = fresh.Id } : p);
        var turn = Greeting.Show(scene.With(fresh) with { People = [.. people] });
        var replies = turn.Replies.Select(r => r with { Text = $"{scene.Phrase("link.parted")}\n\n{r.Text}" });
        return turn with { Replies = [.. replies], Change = new IdentityChange.Part() };
    }

    /// <summary>Why these two may not become one; null = they may.</summary>
    private static string? Refusal(Scene scene, Learner other) =>
        IsAgainstTheWillOfAChild(scene, other) ? "link.pupil"
        // What a volunteer has confirmed of another would be confirmed by themselves.
        : Witnessing.IsOf(scene.Learner, other) || Witnessing.IsOf(other, scene.Learner) ? "link.witness"
        : null;

    // A pupil's learning is not written down before the parents said yes too: a pupil's place is never joined to one with a record.
    private static bool IsAgainstTheWillOfAChild(Scene scene, Learner other) =>
        (IsPupil(scene, scene.Learner) && other.Consent == Consent.Given) || (IsPupil(scene, other) && scene.Records);

    // One of a class list who was not asked yet, too.
    private static bool IsPupil(Scene scene, Learner learner) => learner.IsPupil || Enrolment.IsChild(scene.With(learner));

    private static bool IsJoined(Scene scene) => scene.Phone.PlacesOf(scene.Learner.Id) > 1;

    private static Turn Again(Scene scene, string phrase) => Screens.Again(scene, scene.Phrase(phrase));

    private static Button Menu(Scene scene) => scene.Button(Navigation.ToCommand(Commands.Menu), "menu");
}
