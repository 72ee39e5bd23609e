using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

/// <summary>What one message led to, kept so that the same message gets the same replies.</summary>
internal sealed record MemoryTurn(LearnerId Learner, PastTurn Past, IReadOnlyList<long> Questions)
{
    public Handled Again() => new(Learner, Past.Replies, Questions, Repeated: true);
}
