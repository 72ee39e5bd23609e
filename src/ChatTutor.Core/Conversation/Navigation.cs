using System.Globalization;

namespace ChatTutor.Core.Conversation;

/// <summary>Buttons that lead somewhere; they keep working however old the message is.</summary>
internal static class Navigation
{
    private const string Command = "cmd:";
    private const string Lesson = "lesson:";
    private const string Course = "course:";
    private const string Courses = "courses:";
    private const string Test = "test:";
    private const string Tests = "tests:";
    private const string Bulletin = "bulletin:";
    private const string NoBulletin = "bulletin-stop:";
    private const string Person = Household.Switch;

    public static string ToCommand(string command) => Command + command;

    public static string ToLesson(string lesson) => Lesson + lesson;

    public static string ToCourse(string course, int page) => $"{Course}{course}:{page.ToString(CultureInfo.InvariantCulture)}";

    public static string ToCourses(int page) => Courses + page.ToString(CultureInfo.InvariantCulture);

    public static string ToTest(string course) => Test + course;

    public static string ToTests(int page) => Tests + page.ToString(CultureInfo.InvariantCulture);

    /// <param name="commune">Null = where the person lives.</param>
    public static string ToBulletin(string topic, string? commune) => commune is null ? Bulletin + topic : $"{Bulletin}{topic}:{commune}";

    public static string ToNoBulletin(string topic) => NoBulletin + topic;

    public static bool Is(string action) =>
        action.StartsWith(Command, StringComparison.Ordinal) || action.StartsWith(Lesson, StringComparison.Ordinal)
        || action.StartsWith(Course, StringComparison.Ordinal) || action.StartsWith(Courses, StringComparison.Ordinal)
        || action.StartsWith(Test, StringComparison.Ordinal) || action.StartsWith(Tests, StringComparison.Ordinal)
        || action.StartsWith(Bulletin, StringComparison.Ordinal) || action.StartsWith(NoBulletin, StringComparison.Ordinal)
        || action.StartsWith(Person, StringComparison.Ordinal);

    public static Turn? Run(Scene scene, string action)
    {
        if (!Is(action))
            return null;
        var parts = action.Split(':');
        var page = int.TryParse(parts[^1], out var number) ? number : 0;
        return (parts[0] + ":") switch
        {
            Command => CommandActivity.Run(scene, parts[1], isBack: false),
            Lesson when scene.Catalogue.Lesson(parts[1]) is { } lesson => LessonActivity.Start(scene, lesson),
            Course when scene.Catalogue.Course(parts[1]) is { } course => Menu.Lessons(scene, course, page),
            Courses => Menu.Courses(scene, page),
            Test when scene.Catalogue.Course(parts[1]) is { } course => SelfTestActivity.Start(scene, course),
            Tests => SelfTestMenu.Show(scene, page),
            Person => Household.SwitchTo(scene, page),
            Bulletin when scene.Catalogue.Bulletins.Topic(parts[1]) is { } topic => BulletinActivity.Subscribe(scene, topic, parts.Length > 2 ? parts[2] : null),
            NoBulletin => BulletinActivity.Stop(scene, scene.Catalogue.Bulletins.Topic(parts[1])),
            Bulletin => Screens.Again(scene, scene.Phrase("hint.stale")),
            _ => Screens.Again(scene, scene.Phrase("lesson.gone")),
        };
    }
}
