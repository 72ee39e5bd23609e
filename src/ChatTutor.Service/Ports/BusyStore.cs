namespace ChatTutor.Service.Ports;

/// <summary>For the workers behind the door: what they hold must not be dropped because the store's queue is full for a moment.</summary>
internal static class BusyStore
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again until the store takes it.</summary>
    public static async ValueTask<T> WaitOutAsync<T>(Func<ValueTask<T>> ask, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreBusyException)
            {
                await Task.Delay(Pause, time, stop);
            }
        }
    }

    public static async ValueTask WaitOutAsync(Func<ValueTask> tell, TimeProvider time, CancellationToken stop) =>
        await WaitOutAsync(
            async () =>
            {
                await tell();
                return true;
            },
            time, stop);
}
