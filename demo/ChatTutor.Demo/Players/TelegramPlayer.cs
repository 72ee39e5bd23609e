using System.Globalization;
using ChatTutor.Fakes;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Demo.Players;

internal sealed class TelegramPlayer : Player
{
    private const long Chat = 7001;

    private readonly FakeTelegram telegram;

    public TelegramPlayer(FakeTelegram telegram)
    {
        this.telegram = telegram;
        telegram.Open(Chat);
        IsShut = false;
    }

    public override string Platform => FakeTelegram.Platform;

    public override string Title => "Telegram";

    public override string About => "Hỏi tin liên tục (getUpdates)";

    public override string SendMethod => "sendMessage";

    public override IReadOnlyDictionary<string, Fault> Faults { get; } = new Dictionary<string, Fault>
    {
        [FaultMenu.Wait] = TelegramFaults.TooManyRequests(FaultMenu.WaitSeconds),
        [FaultMenu.Error] = TelegramFaults.Internal,
        [FaultMenu.Hang] = new Fault.Hang(),
        [FaultMenu.Cut] = new Fault.ResetAfter(),
    };

    public override void Turn()
    {
        if (IsShut == true)
            telegram.Unblock(Chat);
        else
            telegram.Block(Chat);
        IsShut = IsShut != true;
    }

    public override byte[]? Picture(string id) => telegram.Sent(Chat).FirstOrDefault(m => Id(m) == id)?.Photo;

    protected override IReadOnlyList<Line> Seen() =>
    [
        .. telegram.Sent(Chat).Select(m => new Line(
            Id(m), false, m.Text, m.Photo is null ? null : $"/hinh/{Platform}/{Id(m)}", [.. m.Buttons.Select(b => new PlayButton(b.Label, b.Url))])),
    ];

    protected override void Send(string words) => telegram.Text(Chat, words);

    protected override void Press(string button) => telegram.Tap(Chat, button);

    private static string Id(FakeMessage message) => message.Id.ToString(CultureInfo.InvariantCulture);
}
