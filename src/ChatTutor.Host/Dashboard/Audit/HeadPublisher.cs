using ChatTutor.Core.Organisers;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Dashboard.Audit;

/// <summary>Publishes the head of the log at start and once a day: to the file of heads, and to the program's own log.</summary>
public sealed partial class HeadPublisher(
    IOrganiserStore store, AuditHeads heads, Conversations conversations, TimeProvider time, IHostApplicationLifetime life,
    ILogger<HeadPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that fails has one sentence to say, and it is not this one.
        var started = new TaskCompletionSource();
        await using var ready = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        DateOnly? published = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var today = DateOnly.FromDateTime(conversations.Now.DateTime);
            if (published != today && await PublishAsync(today, stoppingToken))
                published = today;
            await Task.Delay(LookAgain, time, stoppingToken);
        }
    }

    /// <summary>False when it has to be tried again.</summary>
    private async Task<bool> PublishAsync(DateOnly day, CancellationToken stop)
    {
        try
        {
            var head = await store.AuditHeadAsync(stop);
            heads.Publish(day, head);
            LogHead(head);
            return true;
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException or IOException or UnauthorizedAccessException)
        {
            LogNotPublished(e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The organisers' log stands at {Head}.")]
    private partial void LogHead(AuditHead head);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The head of the organisers' log could not be published; trying again.")]
    private partial void LogNotPublished(Exception why);
}
