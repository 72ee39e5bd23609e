using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Bulletins;
using ChatTutor.Service.Content;

namespace ChatTutor.Tests.Service.Bulletins;

/// <summary>Bulletins come before lessons, and nothing else changes: without them every question is treated as before.</summary>
public sealed class BulletinAnswererTests : IDisposable
{
    private readonly Bed bed = new();
    private readonly HandAnswerer lessons = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task A_question_for_a_value_is_answered_by_a_bulletin_and_nobody_else_is_asked()
    {
        await PostAsync("a");

        Assert.StartsWith("Độ mặn ở phường Gò Công là 1,2 g/l", (await AskAsync("do man go cong bao nhieu", SampleContent.Catalogue)).Text, StringComparison.Ordinal);
        Assert.Equal(0, lessons.Asked);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_told()
    {
        await PostAsync("a");
        await bed.Store.WithdrawAsync("a", CancellationToken.None);

        Assert.StartsWith("{Me} chưa có bản tin độ mặn", (await AskAsync("do man go cong bao nhieu", SampleContent.Catalogue)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_question_goes_on_to_the_lessons()
    {
        await PostAsync("a");

        Assert.Equal("Về: VNeID là gì", (await AskAsync("VNeID là gì", SampleContent.Catalogue)).Text);
        Assert.Equal("Về: giá lúa hôm nay bao nhiêu", (await AskAsync("giá lúa hôm nay bao nhiêu", SampleContent.Catalogue)).Text);
    }

    [Fact]
    public async Task A_price_without_a_bulletin_is_sent_elsewhere_as_before()
    {
        var real = SampleContent.Real.Catalogue!;
        var bulletins = SampleContent.Catalogue.Bulletins;
        var catalogue = real with { Bulletins = bulletins };

        Assert.StartsWith("Giá trong ngày thì {me} không có", (await AskAsync("giá vàng hôm nay bao nhiêu", catalogue)).Text, StringComparison.Ordinal);
        Assert.Equal(0, lessons.Asked);
    }

    private async Task<Answer> AskAsync(string question, Catalogue catalogue) => await new BulletinAnswerer(
        lessons, bed.Store, new CatalogueSource(catalogue), bed.Time, Bed.Zone).AnswerAsync(new Effect.Ask(question), default, null, CancellationToken.None);

    private ValueTask<int> PostAsync(string id) => bed.Store.PostAsync(
        [new Bulletin(id, "do-man", "phuong-go-cong", null, 1.2m, "g/l", bed.Door.Now.AddHours(-1), bed.Door.Now.AddHours(9), "Đài tỉnh")], bed.Door.Now, CancellationToken.None);
}
