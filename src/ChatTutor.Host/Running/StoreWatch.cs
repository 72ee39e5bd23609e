using ChatTutor.Host.Commands;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>Stops the program when the store can no longer keep its promise: better no answer than one that is forgotten.</summary>
public sealed partial class StoreWatch(IStore store, IHostApplicationLifetime lifetime, ILogger<StoreWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await store.Failed.WaitAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault);
        }
        Environment.ExitCode = CommandLine.Failed;
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store failed; stopping. Look at the disk, then start again: nothing acknowledged is lost.")]
    private partial void LogFailed(Exception fault);
}
