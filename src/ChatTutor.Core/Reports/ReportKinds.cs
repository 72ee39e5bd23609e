using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>Every report there is: a new one is a file and a line here.</summary>
public static class ReportKinds
{
    public static readonly IReadOnlyList<Report> All =
    [
        new Completions(), new Targets(), new Untouched(), new Mistakes(), new Stops(), new Weeks(), new Gain(), new Questions(), new AnswersJudged(), new Screens(),
        new LearningDays(),
    ];

    public static Report? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>All that the events of a turn change: counters they add one to, and counters they take one from.</summary>
    public static IEnumerable<(TallyKey Key, int By)> Changes(IReadOnlyCollection<LearningEvent> events, DateOnly day) =>
        Count(events, day).Select(k => (k, 1)).Concat(events.SelectMany(e => All.SelectMany(r => r.TakeBack(e))).Select(k => (k, -1)));

    /// <summary>All counters the events of a turn add to.</summary>
    public static IEnumerable<TallyKey> Count(IEnumerable<LearningEvent> events, DateOnly day) =>
        events.SelectMany(e => All.SelectMany(r => r.Count(e, day)));
}
