using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Host;

/// <summary>Answers every question alike, once it is let; counts how often it was asked.</summary>
public sealed class CannedAnswerer(Answer answer, Task? gate = null) : IAnswerer
{
    private int asked;

    public int Asked => asked;

    public async ValueTask<Answer> AnswerAsync(Effect.Ask ask, LearnerId learner, Action<string>? heard, CancellationToken stop)
    {
        Interlocked.Increment(ref asked);
        await (gate ?? Task.CompletedTask).WaitAsync(stop);
        return answer;
    }
}
