using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>"Cần giúp": who on a volunteer's own phone is stuck. The words are the volunteer's alone; for everybody else they are like others.</summary>
internal static class HelpList
{
    private static readonly string[] Words = ["can giup", "ai can giup", "ba con can giup"];

    public static Turn? Hear(Scene scene, string words)
    {
        if (scene.Volunteer is null || !Words.Contains(Folding.Fold(words)))
            return null;
        if (!scene.IsVolunteer)
            return Screens.Again(scene, scene.Phrase("witness.back"));
        var lines = scene.People.Skip(1).SelectMany(p => scene.Phone.Find(p.Learner) is { } learner ? Lines(scene, scene.NameOf(p), learner) : []).ToList();
        return scene.With(scene.Learner with { Activity = new Activity.Browsing() }).Say(
            lines.Count == 0 ? scene.Phrase("need.none") : $"{scene.Phrase("need.head")}\n{string.Join('\n', lines.Select(l => "• " + l))}",
            [scene.Button(Navigation.ToCommand(Commands.People), "people.switch"), scene.Button(Navigation.ToCommand(Commands.Menu), "menu")]);
    }

    private static IEnumerable<string> Lines(Scene scene, string name, Learner learner)
    {
        var needs = Stuck.Of(learner, scene.Now);
        var title = learner.Lesson is { } place ? scene.Everywhere.Lesson(place.Lesson)?.Title ?? place.Lesson : "";
        if (needs.HasFlag(Needs.AskedHelp))
            yield return scene.Phrase("need.asked", ("name", name));
        if (needs.HasFlag(Needs.Mistaken))
            yield return scene.Phrase("need.mistaken", ("name", name), ("title", title));
        if (needs.HasFlag(Needs.Stopped))
            yield return scene.Phrase("need.stopped", ("name", name), ("title", title), ("days", (int)(scene.Now - learner.LastSeen!.Value).TotalDays));
    }
}
