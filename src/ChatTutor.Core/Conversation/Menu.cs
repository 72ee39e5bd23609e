using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>The few places one can go from anywhere: learn on, choose, ask.</summary>
internal static class Menu
{
    private const int PageSize = 3;

    public static Turn Show(Scene scene, string? before = null)
    {
        var learn = scene.Learner.HasPlace ? "menu.resume" : "menu.learn";
        return Browse(scene).Say(
            (before is null ? "" : before + "\n\n") + scene.Phrase("menu.text"),
            [
                scene.Button(Navigation.ToCommand(Commands.Learn), learn),
                scene.Button(Navigation.ToCourses(0), "menu.choose"),
                scene.Button(Navigation.ToCommand(Commands.Ask), "menu.ask"),
                .. Witnessing.IsWanted(scene) ? [Witnessing.Button(scene)] : Array.Empty<Button>(),
            ]);
    }

    public static Turn Courses(Scene scene, int page, string? before = null)
    {
        var order = LessonPath.Of(scene.Catalogue, scene.Learner.Audience).Select(l => l.Course).Distinct();
        var courses = order.Select(scene.Catalogue.Course).OfType<Course>().ToList();
        var lines = Page(courses, ref page).Select(c => $"• {c.Title} ({Done(scene, c)}/{c.Lessons.Count})").ToList();
        var buttons = Page(courses, ref page).Select(c => new Button(Navigation.ToCourse(c.Id, 0), Short(c.Title))).ToList();
        Turn(scene, buttons, courses.Count, page, Navigation.ToCourses);
        return Browse(scene).Say($"{before ?? scene.Phrase("courses.text")}\n{string.Join('\n', lines)}", buttons);
    }

    public static Turn Lessons(Scene scene, Course course, int page)
    {
        var lines = Page(course.Lessons, ref page)
            .Select(l => $"{(scene.Learner.HasCompleted(l.Id) ? "✓" : "•")} {l.Title} ({scene.Phrase("minutes", ("n", l.Minutes))})").ToList();
        var buttons = Page(course.Lessons, ref page).Select(l => new Button(Navigation.ToLesson(l.Id), Short(l.Title))).ToList();
        Turn(scene, buttons, course.Lessons.Count, page, p => Navigation.ToCourse(course.Id, p));
        buttons.AddRange(SelfTestMenu.Beside(scene, course));
        return Browse(scene).Say($"{course.Title}\n{string.Join('\n', lines)}", buttons);
    }

    /// <summary>A title on a button: cut at a word when it is longer than a small screen shows.</summary>
    public static string Short(string title)
    {
        const int longest = 24;
        if (title.Length <= longest)
            return title;
        var cut = title.LastIndexOf(' ', longest - 1);
        return title[..(cut > 8 ? cut : longest - 1)].TrimEnd(',', ':', ';', ' ') + "…";
    }

    public static Scene Browse(Scene scene) => scene.With(scene.Learner with { Activity = new Activity.Browsing() });

    private static int Done(Scene scene, Course course) => course.Lessons.Count(l => scene.Learner.HasCompleted(l.Id));

    public static IEnumerable<T> Page<T>(IReadOnlyList<T> all, ref int page)
    {
        page = Math.Clamp(page, 0, Math.Max(0, (all.Count - 1) / PageSize));
        return all.Skip(page * PageSize).Take(PageSize);
    }

    public static void Turn(Scene scene, List<Button> buttons, int count, int page, Func<int, string> to)
    {
        if (count > PageSize)
            buttons.Add(new Button(to((page + 1) * PageSize < count ? page + 1 : 0), scene.Phrase("more")));
    }
}
