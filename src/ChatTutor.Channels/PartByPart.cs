using System.Collections.Concurrent;
using ChatTutor.Service.Ports;

namespace ChatTutor.Channels;

/// <summary>Sends a reply that is several messages; a second try goes on after the parts already taken.</summary>
internal sealed class PartByPart
{
    private readonly ConcurrentDictionary<long, int> taken = new();

    /// <returns>The outcome of the last part that was tried.</returns>
    public async ValueTask<SendResult> SendAsync<T>(long message, IReadOnlyList<T> parts, Func<T, Task<SendResult>> send)
    {
        SendResult result = new SendResult.Sent();
        for (var i = taken.GetValueOrDefault(message); i < parts.Count && result is SendResult.Sent; i++)
        {
            result = await send(parts[i]);
            if (result is SendResult.Sent)
                taken[message] = i + 1;
        }
        if (result is not (SendResult.RetryLater or SendResult.Unknown))
            taken.TryRemove(message, out _);
        return result;
    }
}
