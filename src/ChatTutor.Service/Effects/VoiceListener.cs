using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Service.Effects;

/// <summary>Fetches a voice message from its platform and has it made into words. The sound is in memory only, and only for that long.</summary>
public sealed partial class VoiceListener(
    IEnumerable<IChannel> channels, ITranscriber transcriber, TimeProvider time, ILogger<VoiceListener> logger)
{
    private static readonly TimeSpan Fetching = TimeSpan.FromSeconds(10);

    /// <summary>A transcriber gives up after 15 seconds by itself.</summary>
    private static readonly TimeSpan Transcribing = TimeSpan.FromSeconds(17);

    private readonly Dictionary<string, IChannel> channels = channels.ToDictionary(c => c.Name);

    /// <summary>What was heard, or why nothing was; never throws but for <paramref name="stop"/>.</summary>
    public async Task<InboundMessage> ListenAsync(Effect.Listen listen, DueEffect due, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(listen);
        ArgumentNullException.ThrowIfNull(due);
        try
        {
            return await (await FetchAsync(listen, due.Address, stop)).Match(
                fetched => HearAsync(listen, fetched.Sound with { Seconds = listen.Seconds }, due.Learner, stop),
                tooLarge => Task.FromResult(Nothing(listen, Unheard.TooLong)),
                failed => Task.FromResult(NotFetched(listen, due.Address.Channel, failed.Why)));
        }
#pragma warning disable CA1031 // A learner who spoke always hears something.
        catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The kind is enough: a library's words could quote an address.
            return NotFetched(listen, due.Address.Channel, fault.GetType().Name);
        }
    }

    /// <summary>What is said when nobody can listen.</summary>
    public static InboundMessage Nothing(Effect.Listen listen, Unheard why = Unheard.Unable)
    {
        ArgumentNullException.ThrowIfNull(listen);
        return new InboundMessage.Heard("", listen.Screen, why);
    }

    private Task<SoundFetch> FetchAsync(Effect.Listen listen, Address address, CancellationToken stop) =>
        channels.GetValueOrDefault(address.Channel) is { } channel
            ? WithinAsync(Fetching, limit => channel.FetchVoiceAsync(listen.File, limit), stop)
            : Task.FromResult<SoundFetch>(new SoundFetch.Failed("the channel is off"));

    private async Task<InboundMessage> HearAsync(Effect.Listen listen, Sound sound, LearnerId learner, CancellationToken stop) =>
        await WithinAsync(Transcribing, limit => transcriber.TranscribeAsync(sound, learner, limit), stop) is { } words
            ? new InboundMessage.Heard(words, listen.Screen)
            : Nothing(listen);

    private InboundMessage NotFetched(Effect.Listen listen, string channel, string why)
    {
        LogUnheard(channel, why);
        return Nothing(listen);
    }

    // Waited for with a limit of its own: who works here may not look at the token.
    private async Task<T> WithinAsync<T>(TimeSpan longest, Func<CancellationToken, ValueTask<T>> work, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        return await work(limit.Token).AsTask().WaitAsync(limit.Token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A voice message of {Channel} could not be heard ({Why}).")]
    private partial void LogUnheard(string channel, string why);
}
