using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace ChatTutor.Channels;

/// <summary>Hands messages on to the store, so that neither a busy store loses one nor a message of its own kind stops all others.</summary>
internal sealed partial class Handing(TimeProvider time, ILogger log)
{
    /// <summary>Tries of a message whose handling fails for a reason of its own.</summary>
    public const int MostTries = 3;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly ResiliencePipeline patient = Build(time, waitOut: true);
    private readonly ResiliencePipeline brief = Build(time, waitOut: false);

    /// <summary>For a poller: a busy store is waited for as long as it takes. Null when the message was given up.</summary>
    public async ValueTask<Handled?> WaitAsync(Incoming incoming, Func<Incoming, ValueTask<Handled>> receive, CancellationToken stop)
    {
        try
        {
            return await patient.ExecuteAsync(async _ => await receive(incoming), stop);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StoreFailedException))
        {
            GivenUp(incoming.Address.Channel, incoming.MessageId, MostTries, fault.GetType().Name);
            return null;
        }
    }

    /// <summary>For a hook: what cannot be kept now is to be brought again.</summary>
    public async ValueTask<(HookAnswer Answer, Handled? Handled)> TryAsync(Incoming incoming, Func<Incoming, ValueTask<Handled>> receive)
    {
        try
        {
            return (HookAnswer.Taken, await brief.ExecuteAsync(async _ => await receive(incoming), CancellationToken.None));
        }
        catch (Exception fault) when (fault is StoreBusyException or StoreFailedException or OperationCanceledException)
        {
            return (HookAnswer.Later, null);
        }
#pragma warning disable CA1031 // A fault of this message alone must not keep the person's next ones away.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            GivenUp(incoming.Address.Channel, incoming.MessageId, MostTries, fault.GetType().Name);
            return (HookAnswer.Taken, null);
        }
    }

    private static ResiliencePipeline Build(TimeProvider time, bool waitOut) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception switch
            {
                StoreBusyException => waitOut,
                null or StoreFailedException or OperationCanceledException => false,
                _ => args.AttemptNumber < MostTries - 1,
            }),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = First,
            MaxDelay = Longest,
        }).Build();

    [LoggerMessage(7, LogLevel.Error, "Message {Id} of {Channel} failed {Tries} times ({Why}); it is passed over.")]
    private partial void GivenUp(string channel, string id, int tries, string why);
}
