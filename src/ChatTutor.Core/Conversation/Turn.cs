using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Conversation;

/// <summary>What one message led to: the learner as they are now, what is said, what happened, what is to be done. It does nothing itself.</summary>
/// <param name="Heard">The label of the button taken, for showing the talk again; never typed words.</param>
/// <param name="Fault">Set when our own code failed on this message: it is put aside with this text, the learner is as before.</param>
public sealed record Turn(
    Learner Learner, IReadOnlyList<Reply> Replies, IReadOnlyList<LearningEvent> Events, IReadOnlyList<Effect> Effects,
    string? Heard = null, string? Fault = null)
{
    /// <summary>A question that was not answered well, to be kept for authors, or null.</summary>
    public QuestionGap? Gap { get; init; }

    /// <summary>What changes about who learns at this address, or null.</summary>
    public IdentityChange? Change { get; init; }

    /// <summary>What of it is an organiser's deed, to be put on record in the same transaction; or null.</summary>
    public AuditNote? Deed { get; init; }

    /// <summary>Nothing to say and nothing changed: a second tap on the same button.</summary>
    public static Turn Silent(Learner learner) => new(learner, [], [], []);
}
