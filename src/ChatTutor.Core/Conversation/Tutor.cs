using ChatTutor.Core.Content;

namespace ChatTutor.Core.Conversation;

/// <summary>The whole of teaching as one function: what is taught, who learns, what they said and when make the turn.</summary>
public static class Tutor
{
    public static Turn Respond(Catalogue catalogue, Learner learner, InboundMessage message, DateTimeOffset now) => Turn.Silent(learner);

    /// <summary>One kind sentence when our own code failed; the learner stays where they were.</summary>
    public static Turn Apologise(Catalogue catalogue, Learner learner, string fault) =>
        new(learner, [], [], [], Fault: fault);
}
