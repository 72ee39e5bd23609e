using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Ports;

/// <summary>Answers a free question from what is taught. Bounded in time by the caller.</summary>
public interface IAnswerer
{
    /// <param name="learner">Who asks: only for counting what a model is asked.</param>
    /// <param name="heard">Is told the answer as far as it has come, where it is being made word by word; null when nobody listens.</param>
    ValueTask<Answer> AnswerAsync(Effect.Ask ask, LearnerId learner, Action<string>? heard, CancellationToken stop);
}
