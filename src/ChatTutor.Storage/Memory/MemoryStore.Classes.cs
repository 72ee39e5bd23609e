using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

// A class on a volunteer's phone.
public sealed partial class MemoryStore : IClassStore
{
    public ValueTask<IReadOnlyList<PhonePerson>> PeopleAsync(Address phone, CancellationToken stop)
    {
        lock (gate)
            return new(people.Find(phone)?.People ?? []);
    }

    public ValueTask<ClassEntry?> EnrolAsync(Address phone, Func<IReadOnlyList<PhonePerson>, ClassEntry?> decide, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(decide);
        lock (gate)
        {
            if (people.Find(phone) is not { } house || decide(house.People) is not { } entry)
                return new((ClassEntry?)null);
            Note(entry.Note);
            var newcomers = entry.Members.Select(m => m.Learner with { Id = new LearnerId(++lastLearner) }).ToList();
            newcomers.ForEach(people.Save);
            people.Enrol(phone, [.. newcomers.Select(n => n.Id)], entry);
            return new(entry);
        }
    }
}
