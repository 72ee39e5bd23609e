using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Service.Ports;

/// <summary>The list for the office that confirms people. What a method has returned is on disk; it throws as <see cref="IStore"/> does.</summary>
public interface ISlipStore
{
    /// <summary>Up to <paramref name="most"/> learners who agreed to be on it, after this one, in the order of their numbers.</summary>
    ValueTask<IReadOnlyList<Learner>> SlipsAsync(LearnerId after, int most, CancellationToken stop);

    /// <summary>Writes what the office said into the learners' records; who has left the list meanwhile is passed over. Returns how many were written.</summary>
    /// <param name="note">Put on record with it.</param>
    ValueTask<int> AnswerSlipsAsync(IReadOnlyDictionary<LearnerId, OfficeAnswer> answers, AuditNote note, CancellationToken stop);
}

/// <summary>The whole list, a page at a time.</summary>
public static class SlipStorePages
{
    private const int Page = 500;

    public static async ValueTask<IReadOnlyList<Learner>> AllSlipsAsync(this ISlipStore store, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(store);
        var all = new List<Learner>();
        var after = default(LearnerId);
        while (await store.SlipsAsync(after, Page, stop) is { Count: > 0 } page)
        {
            all.AddRange(page);
            after = page[^1].Id;
        }
        return all;
    }
}
