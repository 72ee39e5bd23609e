using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>Lets every channel listen; one that falls over is set up again, the others never notice.</summary>
public sealed partial class ChannelListeners(
    IEnumerable<IChannel> channels, Conversations conversations, TimeProvider time, IHostApplicationLifetime life,
    ILogger<ChannelListeners> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A platform may try a webhook the moment it is set: by then the socket must be open.
        using var begun = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStarted, stoppingToken);
        await Task.Delay(Timeout.Infinite, begun.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(channels.Select(channel => ListenAsync(channel, stoppingToken)));
    }

    private async Task ListenAsync(IChannel channel, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await channel.ListenAsync(incoming => conversations.ReceiveAsync(incoming, stop), stop);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A channel must not take the others down with it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFault(channel.Name, fault);
                await Task.Delay(Pause, time, stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} stopped listening and is started again.")]
    private partial void LogFault(string channel, Exception fault);
}
