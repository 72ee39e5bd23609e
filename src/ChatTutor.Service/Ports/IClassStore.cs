using ChatTutor.Core.Classes;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Service.Ports;

/// <summary>A class on a volunteer's phone. What a method has returned is on disk; it throws as <see cref="IStore"/> does.</summary>
public interface IClassStore
{
    /// <summary>Who learns at this address, its owner first; empty when nobody ever wrote from it.</summary>
    ValueTask<IReadOnlyList<PhonePerson>> PeopleAsync(Address phone, CancellationToken stop);

    /// <summary>
    /// Runs the pure function inside the transaction on those who learn there then. What it decides is stored whole: the people, each
    /// a learner of their own, and the note. No turn is made and nothing is sent; whose turn it is stays. Null, here and there, when
    /// nothing was added; nobody can be added where nobody ever wrote from.
    /// </summary>
    ValueTask<ClassEntry?> EnrolAsync(Address phone, Func<IReadOnlyList<PhonePerson>, ClassEntry?> decide, CancellationToken stop);
}

/// <summary>What is to be stored together.</summary>
/// <param name="OwnName">A name for the phone's owner, or null.</param>
public sealed record ClassEntry(IReadOnlyList<ClassMember> Members, string? OwnName, AuditNote Note);
