using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

// A class on a volunteer's phone.
public sealed partial class LiteDbStore : IClassStore
{
    public async ValueTask<IReadOnlyList<PhonePerson>> PeopleAsync(Address phone, CancellationToken stop) =>
        await owner.Ask(desk => desk.People.Find(phone)?.People ?? [], stop);

    public async ValueTask<ClassEntry?> EnrolAsync(Address phone, Func<IReadOnlyList<PhonePerson>, ClassEntry?> decide, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return await owner.Ask(desk => desk.Enrol(phone, decide), stop);
    }
}
