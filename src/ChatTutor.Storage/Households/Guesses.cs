using ChatTutor.Service.Ports;

namespace ChatTutor.Storage.Households;

/// <summary>
/// Wrong link codes of late. With more than 2^27 codes and ten of them open at any moment, somebody who guesses day and night as
/// fast as is let through hits one in two years, and the person hit is told. Kept in memory: a restart is not something a stranger can bring about, and codes are short-lived.
/// </summary>
internal sealed class Guesses
{
    private const int MostOfOne = 5;
    private const int MostOfAll = 100;

    private static readonly TimeSpan TimeOfOne = TimeSpan.FromHours(1);
    private static readonly TimeSpan TimeOfAll = TimeSpan.FromMinutes(10);

    private readonly Queue<(Address Address, DateTimeOffset At)> recent = new();

    public void Add(Address address, DateTimeOffset at)
    {
        while (recent.TryPeek(out var oldest) && oldest.At <= at - TimeOfOne)
            recent.Dequeue();
        recent.Enqueue((address, at));
    }

    public bool MayTry(Address address, DateTimeOffset now) =>
        recent.Count(g => g.Address == address && g.At > now - TimeOfOne) < MostOfOne
        && recent.Count(g => g.At > now - TimeOfAll) < MostOfAll;
}
