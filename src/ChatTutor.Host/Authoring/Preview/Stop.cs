using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Host.Authoring.Preview;

/// <summary>Something a learner sees on the way through a lesson.</summary>
/// <param name="Step">What the author wrote; null at the end of the lesson.</param>
/// <param name="Replies">The tutor's messages there.</param>
/// <param name="Branches">What else can be pressed there, and what is said to it.</param>
public sealed record Stop(Step? Step, IReadOnlyList<Reply> Replies, IReadOnlyList<Branch> Branches);

/// <summary>What is said when a button is pressed, or several one after the other.</summary>
/// <param name="Pressed">Labels, in the order pressed.</param>
/// <param name="Right">How an answer was marked; null when it was no answer.</param>
/// <param name="After">The learner afterwards.</param>
public sealed record Branch(IReadOnlyList<string> Pressed, bool? Right, IReadOnlyList<Reply> Replies, Learner After);
