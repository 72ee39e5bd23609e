using ChatTutor.Core.Conversation;

namespace ChatTutor.Storage.Households;

/// <summary>The codes that are open now: at most one of each learner.</summary>
internal sealed class OpenCodes
{
    private readonly Dictionary<string, OpenCode> byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<LearnerId, OpenCode> byLearner = [];

    public OpenCode? Find(string code, DateTimeOffset now) => Good(byHash.GetValueOrDefault(OpenCode.HashOf(code)), now);

    public OpenCode? Of(LearnerId learner, DateTimeOffset now) => Good(byLearner.GetValueOrDefault(learner), now);

    /// <summary>Whose code this is, in time or not.</summary>
    public LearnerId? HolderOf(OpenCode code) => byHash.TryGetValue(code.Hash, out var open) ? open.Learner : null;

    public void Add(OpenCode code)
    {
        byHash[code.Hash] = code;
        byLearner[code.Learner] = code;
    }

    /// <summary>Takes the learner's code away; returns it.</summary>
    public OpenCode? Remove(LearnerId learner)
    {
        if (!byLearner.Remove(learner, out var code))
            return null;
        byHash.Remove(code.Hash);
        return code;
    }

    /// <summary>Learners whose time is over.</summary>
    public List<LearnerId> Expired(DateTimeOffset now) => [.. byHash.Values.Where(c => c.Until <= now).Select(c => c.Learner)];

    private static OpenCode? Good(OpenCode? code, DateTimeOffset now) => code?.Until > now ? code : null;
}
