using ChatTutor.Fakes;
using ChatTutor.Fakes.ZaloBot;

namespace ChatTutor.Demo.Players;

internal sealed class ZaloBotPlayer : Player
{
    private const string Person = "6ede9afa66b88f000001";

    private readonly FakeZaloBot zalo;

    public ZaloBotPlayer(FakeZaloBot zalo)
    {
        this.zalo = zalo;
        zalo.Open(Person);
    }

    public override string Platform => FakeZaloBot.Platform;

    public override string Title => "Zalo Bot";

    public override string About => "Zalo mang tin tới (webhook); không có nút, trả lời bằng số hoặc chữ";

    public override string SendMethod => "sendMessage";

    // It names its inner errors 403, and no wait with its 429.
    public override IReadOnlyDictionary<string, Fault> Faults { get; } = new Dictionary<string, Fault>
    {
        [FaultMenu.Wait] = new Fault.Error(429, "Quota exceeded", FaultMenu.WaitSeconds),
        [FaultMenu.Error] = new Fault.Error(403, "Internal server error"),
        [FaultMenu.Hang] = new Fault.Hang(),
        [FaultMenu.Cut] = new Fault.ResetAfter(),
    };

    // The platform fetches pictures at the program's public address; the page asks the program itself.
    protected override IReadOnlyList<Line> Seen() =>
        [.. zalo.Sent(Person).Select(m => new Line(m.Id, false, m.Text, m.Photo is null ? null : "program:" + new Uri(m.Photo).PathAndQuery, []))];

    protected override void Send(string words) => zalo.Say(Person, words);

    protected override void Press(string button) => throw new InvalidOperationException("Zalo bots have no buttons.");
}
