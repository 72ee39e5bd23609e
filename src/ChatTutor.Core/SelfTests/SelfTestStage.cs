using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.SelfTests;

/// <summary>When a self-test was begun, as seen from the lessons of its course.</summary>
public enum SelfTestStage
{
    /// <summary>No lesson completed yet.</summary>
    Before,

    /// <summary>Some, not all: it counts for nothing.</summary>
    Between,

    /// <summary>All of them completed.</summary>
    After,
}

/// <summary>Where a learner stands with a course.</summary>
internal static class SelfTestStages
{
    public static SelfTestStage Of(Course course, Learner learner) =>
        !course.Lessons.Any(l => learner.HasCompleted(l.Id)) ? SelfTestStage.Before
        : course.Lessons.All(l => learner.HasCompleted(l.Id)) ? SelfTestStage.After
        : SelfTestStage.Between;
}
