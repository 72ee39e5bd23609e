using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

// The list for the office that confirms people.
public sealed partial class MemoryStore : ISlipStore
{
    public ValueTask<IReadOnlyList<Learner>> SlipsAsync(LearnerId after, int most, CancellationToken stop)
    {
        lock (gate)
            return new([.. people.All.Where(l => l.Slip is not null && l.Id.Value > after.Value).OrderBy(l => l.Id.Value).Take(most)]);
    }

    public ValueTask<int> AnswerSlipsAsync(IReadOnlyDictionary<LearnerId, OfficeAnswer> answers, AuditNote note, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(answers);
        lock (gate)
        {
            List<Learner> listed = [.. answers.Keys.Select(people.Find).OfType<Learner>().Where(l => l.Slip is not null)];
            foreach (var learner in listed)
                people.Save(learner with { Slip = learner.Slip! with { Answer = answers[learner.Id] } });
            Note(note);
            return new(listed.Count);
        }
    }
}
