using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Sending;

/// <summary>Shows people that an answer to them is being made. Nothing rests on it: what is shown here may be lost.</summary>
public sealed class Composing(IEnumerable<IChannel> channels, TimeProvider time)
{
    /// <summary>Most answers are there sooner and need no sign.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    /// <summary>Telegram's sign goes out after five seconds.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(4);

    private readonly Dictionary<string, IChannel> channels = channels.ToDictionary(c => c.Name);

    /// <summary>The sign stands until it is disposed of.</summary>
    public Sign Begin(Address address) => new(channels.GetValueOrDefault(address.Channel), address, time);

    public sealed class Sign : IAsyncDisposable
    {
        private readonly CancellationTokenSource done = new();
        private readonly IChannel? channel;
        private readonly Address address;
        private readonly Task showing;

        internal Sign(IChannel? channel, Address address, TimeProvider time)
        {
            (this.channel, this.address) = (channel, address);
            showing = channel is null ? Task.CompletedTask : ShowAsync(channel, time);
        }

        /// <summary>The answer has come this far.</summary>
        public void Say(string soFar) => channel?.ShowBeginning(address, soFar);

        public async ValueTask DisposeAsync()
        {
            await done.CancelAsync();
            // A sign under way must not arrive after the answer.
            await showing;
            done.Dispose();
        }

        private async Task ShowAsync(IChannel shown, TimeProvider time)
        {
            try
            {
                for (var wait = First; ; wait = Again)
                {
                    await Task.Delay(wait, time, done.Token);
                    await shown.ShowTypingAsync(address, done.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // The answer is there.
            }
        }
    }
}
