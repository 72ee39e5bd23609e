using System.Collections.Concurrent;
using System.Globalization;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Questions;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Broadcasts;

/// <summary>
/// A short announcement from an organiser's linked chat: "/gui" and the words, a look at one's own copy, then "Gửi cho bà con", "Sửa" or "Thôi".
/// It is an ordinary broadcast to the organiser's own area, with the same steps and limits as one written on the page.
/// </summary>
/// <param name="desks">Asked for only when it is needed: the desk itself hangs on the conversations.</param>
public sealed class ChatNotices(IBroadcastStore store, IStore people, IOrganiserStore organisers, Func<BroadcastDesk> desks)
{
    /// <summary>More is written better on a page.</summary>
    public const int Longest = 500;

    private const string Send = "gui", Mend = "sua", Drop = "thoi";

    /// <summary>Which one an organiser was last asked about; after a restart only the buttons know.</summary>
    private readonly ConcurrentDictionary<string, long> asked = new();

    /// <summary>Whether this could be meant for us, should it come from an organiser.</summary>
    public static bool MayConcern(InboundMessage message) => message switch
    {
        InboundMessage.Text text => Folding.Fold(text.Words) is Mend or Drop || WordsOf(text.Words) is not null,
        InboundMessage.Choice choice => choice.Id.StartsWith(Send + ":", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The turn to be made of an organiser's message in the tutor's place, or null when it is the tutor's.</summary>
    public async ValueTask<Func<Learner, Turn>?> HearAsync(Incoming incoming, Organiser organiser, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        ArgumentNullException.ThrowIfNull(organiser);
        if (!Access.Allows(organiser, OrganiserAction.Announce, organiser.Area) || await IsTheTutorsAsync(incoming, stop))
            return null;
        if (incoming.Message is InboundMessage.Choice choice)
            return choice.Id.Split(':') is [_, var number, var answer] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await AnswerAsync(id, answer, organiser, stop) : null;
        var words = ((InboundMessage.Text)incoming.Message).Words;
        if (WordsOf(words) is { Length: > 0 } notice)
            return await WriteAsync(notice, incoming.Address, organiser, stop);
        return asked.TryGetValue(organiser.Id, out var open) ? await AnswerAsync(open, Folding.Fold(words).TrimStart('/'), organiser, stop)
            : WordsOf(words) is null ? null : Say($"Gõ GỬI rồi tới lời muốn báo, tối đa {Longest} chữ cái. Ví dụ: GỬI 8 giờ sáng mai học ở nhà văn hóa ấp 1.");
    }

    // Somebody else who learns on this phone, or an answer to the question on the organiser's own screen ("Gửi hình mã").
    private async ValueTask<bool> IsTheTutorsAsync(Incoming incoming, CancellationToken stop)
    {
        var speaking = await people.FindLearnerAsync(incoming.Address, stop);
        return speaking?.Id != (await people.FindOwnerAsync(incoming.Address, stop))?.Id
            || (incoming.Message is InboundMessage.Text { Words: var words } && WordsOf(words) is { Length: > 0 } && !words.TrimStart().StartsWith('/')
                && Picking.One(words, [.. (speaking?.Offered ?? []).Select(o => new Option(o.Id, o.Label))]) is not null);
    }

    /// <summary>What follows "/gui" or "gửi"; empty when nothing does, null when it is another word.</summary>
    private static string? WordsOf(string words)
    {
        var clean = words.Trim();
        var end = clean.IndexOfAny([' ', '\n']);
        var first = Folding.Fold(end < 0 ? clean : clean[..end]).TrimStart('/');
        return first != Send ? null : end < 0 ? "" : clean[end..].ReplaceLineEndings("\n").Normalize().Trim();
    }

    private async Task<Func<Learner, Turn>> WriteAsync(string words, Address chat, Organiser organiser, CancellationToken stop)
    {
        if (words.Length > Longest)
            return Say($"Dài quá: từ đây gửi được tối đa {Longest} chữ cái. Bớt lời rồi gửi lại, hoặc soạn ở trang Thông báo.");
        var (desk, notice) = (desks(), new Notice(words));
        if (notice.Fault() is { } fault)
            return Say(fault.InWords());
        var written = await store.AddBroadcastAsync(
            id => new Broadcast(id, organiser.Id, organiser.Area.ToString(), notice, Selection.In(organiser.Area), new Schedule.Now(), Written: desk.Now), stop);
        await NoteAsync(AuditWords.BroadcastSaved, written.Id, organiser, stop);
        if ((await desk.TestAsync(written.Id, chat, stop)).Refusal is { } refusal)
            return Say(refusal.InWords());
        await NoteAsync(AuditWords.BroadcastTested, written.Id, organiser, stop);
        asked[organiser.Id] = written.Id;
        var count = (await desk.CountAsync(written.Who, stop)).Reachable;
        if (count > desk.Widest)
            return Say(TooMany(count, organiser));
        var isTypedOnly = desk.Channels.FirstOrDefault(c => c.Name == chat.Channel)?.Limits.IsTypedOnly == true;
        return Ask(written.Id, Number(count), isTypedOnly);
    }

    private async Task<Func<Learner, Turn>?> AnswerAsync(long id, string answer, Organiser organiser, CancellationToken stop)
    {
        if (answer is not (Send or Mend or Drop) || await store.FindBroadcastAsync(id, stop) is not { } standing || standing.Broadcast.Author != organiser.Id)
            return null;
        asked.TryRemove(organiser.Id, out _);
        if (answer == Send)
            return Say(await SendAsync(standing.Broadcast, organiser, stop));
        var desk = desks();
        if ((await desk.StepAsync(id, b => b.HasBegun ? BroadcastRefusal.TooLate : BroadcastFlow.Stop(b, organiser.Id, desk.Now), stop)).Refusal is { } refusal)
            return Say(refusal.InWords());
        await NoteAsync(AuditWords.BroadcastStopped, id, organiser, stop);
        return Say(answer == Mend ? "Đã bỏ tin cũ. Gõ GỬI rồi tới lời mới." : "Đã bỏ, không gửi cho ai.");
    }

    private async Task<string> SendAsync(Broadcast broadcast, Organiser organiser, CancellationToken stop)
    {
        var desk = desks();
        if ((await desk.CountAsync(broadcast.Who, stop)).Reachable is var count && count > desk.Widest)
            return TooMany(count, organiser);
        var step = await desk.SendAsync(broadcast.Id, new Schedule.Now(), stop);
        if (step.Refusal is { } refusal)
            return refusal.InWords();
        await NoteAsync(AuditWords.BroadcastSent, broadcast.Id, organiser, stop);
        var sent = step.After!;
        return sent.State == BroadcastState.Asked ? TooMany(sent.Counted, organiser)
            : sent.Due > desk.Now.AddMinutes(1) ? $"Đang là giờ nghỉ: {sent.Due:HH:mm} sẽ gửi cho {Number(sent.Counted)} người. Muốn dừng thì vào trang Thông báo."
            : $"Đang gửi cho {Number(sent.Counted)} người. Xem kết quả, tạm dừng hay dừng ở trang Thông báo.";
    }

    // To so many only a page sends, where the second factor is given and somebody else approves.
    private string TooMany(int count, Organiser organiser) =>
        $"Nhắn được {Number(count)} người, hơn {Number(desks().Widest)} nên chưa gửi cho ai. "
        + (Access.Allows(organiser, OrganiserAction.AnnounceWidely, organiser.Area)
            ? "Tin đã để sẵn ở trang Thông báo: vào đó gửi bằng mã thứ hai, rồi người khác duyệt." : "Nhờ ban tổ chức xã, phường gửi giùm.");

    private ValueTask NoteAsync(string what, long id, Organiser organiser, CancellationToken stop) => organisers.NoteAsync(
        new AuditNote(desks().Now, organiser.Id, what, organiser.Area.ToString(), string.Create(CultureInfo.InvariantCulture, $"thong-bao/{id}")), stop);

    // Where there are no buttons a number typed would answer the question on the person's screen: there the words are typed.
    private static Func<Learner, Turn> Ask(long id, string count, bool isTypedOnly) => learner =>
    {
        string Choice(string answer) => string.Create(CultureInfo.InvariantCulture, $"{Send}:{id}:{answer}");
        var told = Tutor.Tell(learner, $"Đã gửi bạn đúng tin bà con sẽ nhận. Nhắn được {count} người ở địa bàn của bạn. Gửi không? Bấm nút hoặc gõ: GỬI, SỬA, THÔI.");
        return isTypedOnly ? told : told with
        {
            Replies = [told.Replies[0] with { Choices = [new(Choice(Send), "Gửi cho bà con"), new(Choice(Mend), "Sửa"), new(Choice(Drop), "Thôi")] }],
        };
    };

    private static Func<Learner, Turn> Say(string words) => learner => Tutor.Tell(learner, words);

    private static string Number(int number) => number.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." });
}
