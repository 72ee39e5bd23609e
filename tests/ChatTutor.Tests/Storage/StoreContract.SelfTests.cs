using ChatTutor.Core.Conversation;
using ChatTutor.Core.Reports;
using ChatTutor.Core.SelfTests;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about self-tests.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Self_tests_are_kept_with_the_learner_counted_with_the_turn_and_taken_back_by_it()
    {
        var result = new SelfTestResult("vneid", 5, 1, new DateOnly(2026, 10, 9), ["vneid/la-gi#a"], "phuong-cao-lanh") { After = 4, AfterOn = new DateOnly(2026, 10, 10) };
        var test = SelfTest.Begin("an-toan-so", SelfTestStage.Before, ["an-toan-so/mat-khau#b"]);
        var events = result.Happened.Select(h => (LearningEvent)h.Event).ToList();

        await Store.HandleAsync(Talk.Says(1, "m1"), l => new Turn(l with { Tested = [result], Test = test }, [], events, []), CancellationToken.None);
        await Store.HandleAsync(Talk.Says(2, "m1"), l => new Turn(l, [], events, []), CancellationToken.None);
        await Store.HandleAsync(Talk.Says(2, "m2"), l => new Turn(l, [], [.. result.TakenBack.Skip(1)], []), CancellationToken.None);

        var learner = (await Store.LearnerAsync(1))!;
        Assert.Equal((StoredJson.Write(result), StoredJson.Write(test)), (StoredJson.Write(learner.Tested!.Single()), StoredJson.Write(learner.Test!)));
        var tallies = await Store.TalliesAsync("gain", CancellationToken.None);
        Assert.Equal((2, 1), (tallies[new TallyKey("gain", "vneid", "phuong-cao-lanh/before")], tallies[new TallyKey("gain", "vneid", "phuong-cao-lanh/1-4")]));
        await Ledgers.TalliesAreARecountAsync(Store);
    }
}
