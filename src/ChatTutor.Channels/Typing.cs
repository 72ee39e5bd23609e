using System.Collections.Concurrent;

namespace ChatTutor.Channels;

/// <summary>"… đang nhập" while the answer to a free question is being looked for.</summary>
/// <param name="show">Tells the platform; it shows it for about five seconds.</param>
internal sealed class Typing<TChat>(Func<TChat, CancellationToken, Task> show, TimeProvider time)
    where TChat : notnull
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(4.5);

    /// <summary>An answer that takes longer than this comes without being announced.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<TChat, CancellationTokenSource> shown = new();

    /// <summary>Nobody waits for this.</summary>
    public void Begin(TChat chat, CancellationToken stop) => _ = ShowAsync(chat, stop);

    /// <summary>Something is being sent to this chat.</summary>
    public void End(TChat chat)
    {
        if (shown.TryRemove(chat, out var going))
            going.Cancel();
    }

    private async Task ShowAsync(TChat chat, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        if (!shown.TryAdd(chat, mine))
            return;
        try
        {
            while (true)
            {
                await show(chat, mine.Token);
                await Task.Delay(Again, time, mine.Token);
            }
        }
#pragma warning disable CA1031 // It is a courtesy: whatever happens to it does no harm.
        catch (Exception)
#pragma warning restore CA1031
        {
            shown.TryRemove(KeyValuePair.Create(chat, mine));
        }
    }
}
