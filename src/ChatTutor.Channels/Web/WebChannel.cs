using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Web;

/// <summary>
/// The web page. What is sent here is already kept in the store and shown at the next look, so sending only means telling the open
/// pages of this person to look now.
/// </summary>
public sealed class WebChannel(LiveStreams streams) : IChannel
{
    public const string ChannelName = "web";

    public string Name => ChannelName;

    public ChannelLimits Limits => ChannelKinds.Web.Sending;

    public bool ShowsWhatIsKept => true;

    /// <summary>Only waits: pages bring their messages themselves, over HTTP.</summary>
    public async Task ListenAsync(Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop) =>
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public ValueTask<SendResult> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        streams.Ring(message.Address.User);
        return ValueTask.FromResult<SendResult>(new SendResult.Sent());
    }

    public void ShowBeginning(Address address, string soFar) => streams.Show(address.User, soFar);
}
