using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests;

/// <summary>For turns that do not ask who else learns at the address.</summary>
internal static class PlainTurns
{
    public static ValueTask<Handled> HandleAsync(this IStore store, Incoming incoming, Func<Learner, Turn> respond, CancellationToken stop) =>
        store.HandleAsync(incoming, (learner, _) => respond(learner), stop);
}
