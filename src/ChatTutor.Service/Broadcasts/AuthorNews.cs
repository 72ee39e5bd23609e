using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Broadcasts;

/// <summary>Tells an author, in their linked chat, what became of their broadcast while nobody looked.</summary>
public sealed class AuthorNews(IOrganiserStore organisers, IStore store, Conversations.Conversations conversations, Wakeups wakeups)
{
    /// <summary>Who has linked no chat sees it on the page.</summary>
    public async ValueTask TellAsync(Broadcast missed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(missed);
        if (await organisers.FindOrganiserAsync(missed.Author, stop) is not { IsActive: true, Chat: { } chat } || chat.Split(':', 2) is not [var channel, var user])
            return;
        var why = missed.Why == MissedReason.TooMany ? "lúc đó đông người hơn số được gửi mà không cần người thứ hai duyệt" : "lúc tới giờ máy chủ không chạy, giờ thì đã trễ";
        var text = $"Thông báo “{missed.Title}” chưa gửi: {why}. Mở trang Thông báo để soạn lại.";
        // Once, whatever happens: the message is named after the broadcast.
        var incoming = new Incoming(
            new Address(channel, user), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"system/lo/{missed.Id}"),
            new InboundMessage.Answered(new Answer("", [])), conversations.Now);
        await store.HandleAsync(incoming, (learner, _) => Tutor.Tell(learner, text), stop);
        wakeups.Outbox.Ring();
    }
}
