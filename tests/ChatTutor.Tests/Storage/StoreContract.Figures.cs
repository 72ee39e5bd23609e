using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about what organisers bring in.</summary>
public abstract partial class StoreContract
{
    private static readonly Figure[] Brought =
    [
        new Figure.Denominator("CT03", "xa-my-tho", 12000, new DateOnly(2026, 6, 30), "Chi cục Thống kê"),
        new Figure.OfficialNumber("CT04", "dong-thap-cu", 812000, new DateOnly(2026, 10, 1), "Công an tỉnh", "Nguyễn Văn A"),
        new Figure.Merger("xa-my-tho/ap-2", "xa-my-tho/ap-1", new DateOnly(2026, 7, 1)),
    ];

    private IFigureStore FigureStore => (IFigureStore)Store;

    [Fact]
    public async Task Figures_come_back_whole_and_in_the_order_they_were_brought_in()
    {
        Assert.Empty(await FigureStore.FiguresAsync(CancellationToken.None));

        await FigureStore.AddFiguresAsync(Brought[..2], Talk.Start, CancellationToken.None);
        await FigureStore.AddFiguresAsync(Brought[2..], Talk.Start, CancellationToken.None);
        await FigureStore.AddFiguresAsync([], Talk.Start, CancellationToken.None);

        Assert.Equal(Brought, await FigureStore.FiguresAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_same_figure_again_is_history_too_and_what_was_read_does_not_change_meanwhile()
    {
        await FigureStore.AddFiguresAsync(Brought[..1], Talk.Start, CancellationToken.None);
        var read = await FigureStore.FiguresAsync(CancellationToken.None);

        await FigureStore.AddFiguresAsync(Brought[..1], Talk.Start, CancellationToken.None);

        Assert.Single(read);
        Assert.Equal(2, (await FigureStore.FiguresAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Figures_and_turns_leave_each_other_alone()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            await FigureStore.AddFiguresAsync(Brought[..1], Talk.Start, CancellationToken.None);
            await Store.HearAsync(i, "m");
        }));

        Assert.Equal(50, (await FigureStore.FiguresAsync(CancellationToken.None)).Count);
        Assert.Equal(new StoreState(50, 50, 50, 0, 0), await Store.StateAsync());
    }

    [Fact]
    public async Task A_part_of_a_report_is_read_by_its_name_and_not_what_only_begins_like_it()
    {
        LearningEvent[] events =
        [
            new LearningEvent.TargetReached("CT03", TargetStage.Joined, "nong-dan", "xa-tan-phu"),
            new LearningEvent.TargetReached("CT03", TargetStage.Joined, "nong-dan", "xa-tan-phu-dong", "xa-tan-phu-dong/ap-1"),
        ];
        await Store.HandleAsync(Talk.Says(1, "m"), learner => new Turn(learner, [], events, []), CancellationToken.None);

        var part = await Store.TalliesAsync("targets.xa-tan-phu", CancellationToken.None);

        Assert.Equal("xa-tan-phu//nong-dan", Assert.Single(part).Key.Key);
        Assert.Equal(4, (await Store.TalliesAsync("targets", CancellationToken.None)).Count);
        await Ledgers.TalliesAreARecountAsync(Store);
    }
}
