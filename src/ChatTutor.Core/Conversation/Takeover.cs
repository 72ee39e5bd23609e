namespace ChatTutor.Core.Conversation;

/// <summary>
/// While somebody of the office talks with a person by hand, the tutor does not talk in between. It stays within call: a button of
/// its own, or a word that always works, is meant for the tutor.
/// </summary>
internal static class Takeover
{
    /// <summary>True when this message is not for the tutor.</summary>
    public static bool Holds(Learner learner, InboundMessage message, DateTimeOffset now) =>
        now < learner.QuietUntil && message.Match(
            text => Commands.Find(text.Words, learner.Offered) is null,
            choice => false,
            media => true,
            started => false,
            blocked => false,
            answered => true,
            reminder => true,
            withdrawn => false,
            byHand => false,
            announced => true,
            drawn => false,
            linked => false,
            witnessed => false,
            heard => Commands.Find(heard.Words, learner.Offered) is null);
}
