using ChatTutor.Core.Conversation;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Chat;

/// <summary>Hands in what a page sends and waits for all that is said to it.</summary>
public sealed class Reception(Conversations conversations, LateAnswers late, IHostApplicationLifetime life)
{
    /// <summary>How long a page waits for the answer to a free question; a later one comes over the stream.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public DateTimeOffset Now => conversations.Now;

    /// <summary>All replies to a message, once they are on disk. Throws what <see cref="IStore"/> says.</summary>
    /// <param name="messageId">The same id again has no second effect and hears the same replies.</param>
    public async ValueTask<IReadOnlyList<Reply>> ReceiveAsync(
        Address address, string messageId, InboundMessage message, CancellationToken stop)
    {
        var handled = await conversations.ReceiveAsync(new Incoming(address, messageId, message, Now, Inline: true), stop);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stop, life.ApplicationStopping);
        try
        {
            return await late.RepliesAsync(address, handled, Patience, leaving.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The server is stopping: the answer waits in the store for the next look.
            return handled.Replies;
        }
    }
}
