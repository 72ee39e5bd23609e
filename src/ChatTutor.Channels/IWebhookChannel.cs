using ChatTutor.Service.Ports;

namespace ChatTutor.Channels;

/// <summary>A channel to which the platform brings messages itself, to /hooks/{name}.</summary>
public interface IWebhookChannel : IChannel
{
    /// <summary>
    /// Takes one delivery. What it holds is on disk before the answer says "taken"; a delivery that cannot be kept now is to be
    /// brought again. Never throws for what is in the delivery, and looks at its sender before its content.
    /// </summary>
    /// <param name="receive">As for <see cref="IChannel.ListenAsync"/>.</param>
    ValueTask<HookAnswer> TakeAsync(HookDelivery delivery, Func<Incoming, ValueTask<Handled>> receive);
}

/// <summary>A delivery as it came.</summary>
/// <param name="Body">Byte for byte: some platforms sign it.</param>
/// <param name="Header">The value of a header, or null; the case of the name does not matter.</param>
public sealed record HookDelivery(ReadOnlyMemory<byte> Body, Func<string, string?> Header)
{
    /// <summary>Bytes; the longest that platforms send is a tenth of it.</summary>
    public const int LongestBody = 1 << 20;
}

/// <summary>What the platform is told about a delivery.</summary>
public enum HookAnswer
{
    /// <summary>Kept, or nothing to keep: not to be brought again.</summary>
    Taken,

    /// <summary>Not from the platform.</summary>
    Stranger,

    /// <summary>This channel does not listen at a hook now.</summary>
    Closed,

    /// <summary>Too much to do: to be brought again a little later.</summary>
    Later,
}
