using ChatTutor.Fakes;
using ChatTutor.Fakes.ZaloOa;

namespace ChatTutor.Demo.Players;

internal sealed class ZaloOaPlayer : Player
{
    private const string Person = "246845883529100001";

    private readonly FakeZaloOa zalo;

    public ZaloOaPlayer(FakeZaloOa zalo)
    {
        this.zalo = zalo;
        // Its count of free messages ended in 2026.
        zalo.MostFree = null;
        IsShut = false;
    }

    public override string Platform => FakeZaloOa.Platform;

    public override string Title => "Zalo OA";

    public override string About => "Zalo mang tin tới, có chữ ký (webhook); nhiều nhất 5 nút";

    public override string SendMethod => "send";

    public override IReadOnlyDictionary<string, Fault> Faults { get; } = new Dictionary<string, Fault>
    {
        [FaultMenu.Wait] = new Fault.Error(-32, "Your application reached limit call api"),
        [FaultMenu.Error] = new Fault.Page(500),
        [FaultMenu.Hang] = new Fault.Hang(),
        [FaultMenu.Cut] = new Fault.ResetAfter(),
    };

    public override void Turn()
    {
        Bring(IsShut == true ? zalo.Follow(Person) : zalo.Unfollow(Person));
        IsShut = IsShut != true;
    }

    public override byte[]? Picture(string id) => zalo.Sent(Person).FirstOrDefault(m => m.Id == id)?.Picture;

    protected override IReadOnlyList<Line> Seen() =>
    [
        .. zalo.Sent(Person).Select(m => new Line(
            m.Id, false, m.Text, m.Picture is null ? null : $"/hinh/{Platform}/{m.Id}", [.. m.Buttons.Select(b => new PlayButton(b.Title, b.Url))])),
    ];

    protected override void Send(string words) => Bring(zalo.Text(Person, words));

    protected override void Press(string button) => Bring(zalo.Tap(Person, button));

    // Zalo brings it again when it is not taken; nobody here waits for that.
    private void Bring(string happened) => _ = zalo.Push.PushAsync(happened);
}
