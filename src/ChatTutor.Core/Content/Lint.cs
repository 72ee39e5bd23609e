using ChatTutor.Core.Content.Rules;

namespace ChatTutor.Core.Content;

/// <summary>All rules a catalogue must keep before it may be taught; a new rule is a file in Rules and a line here.</summary>
public static class Lint
{
    public static readonly IReadOnlyList<Func<Inspection, IEnumerable<ContentMistake>>> All =
    [
        Ids.Check,
        References.Check,
        Lengths.Check,
        Wording.Check,
        Terms.Check,
        QuestionRules.Check,
        Facts.Check,
        Items.Check,
        GivenAway.Check,
        ExamRules.Check,
        TargetRules.Check,
        Pictures.Check,
        LocalRules.Check,
        PhraseKeys.Check,
        UnderstandingRules.Check,
        BulletinRules.Check,
        LearningDayRules.Check,
    ];

    public static IEnumerable<ContentMistake> Check(Inspection inspection) => All.SelectMany(rule => rule(inspection));
}
