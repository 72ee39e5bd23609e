using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>Somebody who always takes the right button: wherever a learner stands, the oracle can bring a lesson to its end.</summary>
public static class Oracle
{
    /// <summary>Messages within which a lesson must be finished from anywhere in it.</summary>
    private const int Most = 40;

    /// <summary>Goes on until the lesson the learner is in (or else the next one) is completed; false when that takes too long.</summary>
    public static bool Finish(Pupil pupil)
    {
        for (var sent = 0; sent < Most; sent++)
        {
            var before = pupil.Learner.Lesson?.Lesson;
            pupil.Send(Next(pupil));
            if (pupil.Learner.Lesson is null && before is not null && pupil.Catalogue.Lesson(before) is { } lesson
                && pupil.Text.Contains(pupil.Catalogue.Phrases.Address(lesson.Recap), StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>One message in the right direction.</summary>
    public static InboundMessage Next(Pupil pupil)
    {
        var (learner, there) = (pupil.Learner, pupil.Learner.Activity is null);
        var action = learner switch
        {
            { Activity: Activity.Consenting } => "consent-yes",
            // A self-test is put aside for the lesson.
            { Test: not null } => null,
            // Somebody who has finished everything takes a lesson again.
            { Lesson: null } => "lesson:" + (pupil.Catalogue.Lessons.FirstOrDefault(l => !learner.HasCompleted(l.Id)) ?? pupil.Catalogue.Lessons.First()).Id,
            { Lesson: { } place } when there && pupil.Asked is { } question => "opt:" + Right(question, place.Picked),
            { Lesson: { } place } when there && pupil.IsOffered("next:" + place.Step) => "next:" + place.Step,
            _ when there => learner.Offered?.FirstOrDefault(o => o.Id.Contains(":retry:", StringComparison.Ordinal))?.Id.Split(':', 2)[1],
            _ => null,
        };
        return action is not null && pupil.IsOffered(action) ? new InboundMessage.Choice(pupil.Offered(action).Id)
            : learner is { Lesson: null, Test: null, Activity: not Activity.Consenting } ? new InboundMessage.Started(action![7..])
            : new InboundMessage.Text(learner.Test is not null && there ? "thôi" : "học");
    }

    private static string Right(Question question, IReadOnlyList<string> picked)
    {
        var right = AnswerKey.Right(question);
        return question switch
        {
            SeveralChoices => picked.Except(right).Concat(right.Except(picked)).FirstOrDefault("done"),
            Ordering => picked.SequenceEqual(right.Take(picked.Count)) ? right[picked.Count] : "again",
            _ => right[0],
        };
    }
}
