using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Broadcasts;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Organisers;

/// <summary>
/// What only organisers say to the bot: "ĐĂNG NHẬP" in their linked chat, and "NỐI" with a code to link one. From anybody else these
/// are words like all others, so that no learner's answer is taken away.
/// </summary>
/// <param name="addressOf">The address a sign-in code belongs in.</param>
/// <param name="notices">Announcements from the chat; null where nothing can be sent.</param>
public sealed class OrganiserWords(
    IOrganiserStore organisers, IStore store, OrganiserOffice office, Func<string, Uri> addressOf, ChatNotices? notices = null)
{
    private const string SignIn = "dang nhap", Pair = "noi ";

    /// <summary>The turn to be made of this message in the tutor's place, or null when it is the tutor's.</summary>
    public async ValueTask<Func<Learner, Turn>?> HearAsync(Incoming incoming, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        if (notices is not null && ChatNotices.MayConcern(incoming.Message) && await OwnerAsync(incoming.Address, stop) is { } organiser)
            return await IsRepeatedAsync(incoming, stop) ? null : await notices.HearAsync(incoming, organiser, stop);
        if (incoming.Message is not InboundMessage.Text { Words.Length: < 40 } text)
            return null;
        var folded = Folding.Fold(text.Words);
        if (folded != SignIn && !folded.StartsWith(Pair, StringComparison.Ordinal))
            return null;
        if (await IsRepeatedAsync(incoming, stop))
            return null;
        return folded == SignIn ? await SignInAsync(incoming, stop) : await PairAsync(incoming, folded[Pair.Length..], stop);
    }

    // A message delivered again gets its first reply: a new link would make that one worthless, a second notice would go out twice.
    private async ValueTask<bool> IsRepeatedAsync(Incoming incoming, CancellationToken stop) =>
        await store.FindAsync(incoming.Address, incoming.MessageId, stop) is not null;

    private async ValueTask<Organiser?> OwnerAsync(Address chat, CancellationToken stop)
    {
        var address = chat.ToString();
        return (await organisers.OrganisersAsync(stop)).Values.FirstOrDefault(o => o.IsActive && o.Chat == address);
    }

    private async ValueTask<Func<Learner, Turn>?> SignInAsync(Incoming incoming, CancellationToken stop)
    {
        if (await OwnerAsync(incoming.Address, stop) is not { } organiser)
            return null;
        var note = new AuditNote(incoming.At, organiser.Id, AuditWords.LinkSent, organiser.Area.ToString());
        if (await office.IssueLinkAsync(organiser.Id, note, stop) is not { } code)
            return null;
        const string words = "Đây là đường dẫn vào trang ban tổ chức. Dùng được một lần, trong 10 phút. Đừng gửi cho ai khác.";
        var address = addressOf(code);
        // Telegram refuses buttons that lead to no public address.
        return address.Scheme == Uri.UriSchemeHttps
            ? learner => Tutor.Tell(learner, words, new ReplyLink("Mở trang", address.AbsoluteUri))
            : learner => Tutor.Tell(learner, $"{words}\n{address.AbsoluteUri}");
    }

    private async ValueTask<Func<Learner, Turn>?> PairAsync(Incoming incoming, string code, CancellationToken stop)
    {
        var organiser = await office.PairAsync(code.ToUpperInvariant(), incoming.Address, incoming.At, stop);
        return organiser is null ? null : learner => Tutor.Tell(learner, $"Đã nối với {organiser.Name}. Từ nay cứ nhắn ĐĂNG NHẬP để nhận đường dẫn.");
    }
}
