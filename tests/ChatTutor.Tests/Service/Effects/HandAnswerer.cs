using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>Answers as the test says.</summary>
internal sealed class HandAnswerer : IAnswerer
{
    private int asked;

    public int Asked => asked;

    public Func<string, CancellationToken, Task<Answer>> Answer { get; set; } = (question, _) => Task.FromResult(new Answer($"Về: {question}", []));

    public async ValueTask<Answer> AnswerAsync(Effect.Ask ask, LearnerId learner, Action<string>? heard, CancellationToken stop)
    {
        Interlocked.Increment(ref asked);
        ArgumentNullException.ThrowIfNull(ask);
        return await Answer(ask.Question, stop);
    }
}
