using ChatTutor.Core.Conversation;

namespace ChatTutor.Answers;

/// <summary>Puts an answer into better words than the passages' own; a language model, or nothing.</summary>
public interface IWording
{
    /// <summary>
    /// At most three sentences in Vietnamese, every one supported by the passages; null when there is no model, when it may not be
    /// asked now, or when what it said is not supported: the passages' own words then go out. Never throws but for
    /// <paramref name="stop"/>.
    /// </summary>
    ValueTask<string?> WordAsync(WordingRequest request, CancellationToken stop);
}

/// <summary>What may be told to a model: masked words and approved content, nothing personal.</summary>
/// <param name="Question">The learner's words, secrets masked.</param>
/// <param name="Passages">What the answer may rest on, best first.</param>
/// <param name="Earlier">Up to two earlier questions of the same talk, masked, oldest first.</param>
/// <param name="Learner">Only to count tokens; not sent.</param>
/// <param name="Heard">Is told the whole answer so far, each time a supported sentence has joined it; a second try begins anew, and what was
/// heard counts only when it is returned. Null when nobody listens.</param>
public sealed record WordingRequest(
    string Question, IReadOnlyList<Passage> Passages, IReadOnlyList<string> Earlier, LearnerId Learner, Action<string>? Heard = null);
