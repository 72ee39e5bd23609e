using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Classes;

/// <summary>Somebody of a class list.</summary>
/// <param name="Name">What they want to be called; kept with the phone only.</param>
/// <param name="Learner">What is known of them before they have said a word, without a number: group and place, and no consent.</param>
public sealed record ClassMember(string Name, Learner Learner);
