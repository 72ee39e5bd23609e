using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Ports;

/// <summary>Answers a free question from what is taught. Bounded in time by the caller.</summary>
public interface IAnswerer
{
    ValueTask<Answer> AnswerAsync(string question, CancellationToken stop);
}
