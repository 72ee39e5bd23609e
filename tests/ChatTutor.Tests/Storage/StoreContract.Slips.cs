using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about the list for the office.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Who_agreed_is_on_the_list_a_page_at_a_time_until_they_leave_or_are_forgotten()
    {
        foreach (var person in Enumerable.Range(1, 5))
            await AgreeAsync(person, "agree", new Slip("K7M2QX", new(2026, 10, 9)));
        await Store.HearAsync(6, "m");
        await AgreeAsync(2, "leave", null);
        await Store.ForgetAsync(4, "forget me");

        var first = await Slips.SlipsAsync(default, 2, CancellationToken.None);
        var rest = await Slips.SlipsAsync(first[^1].Id, 2, CancellationToken.None);

        Assert.Equal([1, 3], first.Select(l => l.Id.Value));
        Assert.Equal([5], rest.Select(l => l.Id.Value));
        Assert.Equal(3, (await Slips.AllSlipsAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task The_offices_answers_are_kept_with_a_line_in_the_log_and_never_for_who_has_left()
    {
        await AgreeAsync(1, "agree", new Slip("K7M2QX", new(2026, 10, 9)));
        await Store.HearAsync(2, "m");
        var answer = new OfficeAnswer(true, new(2026, 10, 10));
        var note = new AuditNote(Talk.Start, "lan", AuditWords.SlipsAnswered, "tinh");

        var written = await Slips.AnswerSlipsAsync(
            new Dictionary<LearnerId, OfficeAnswer> { [new(1)] = answer, [new(2)] = answer, [new(99)] = answer }, note, CancellationToken.None);

        Assert.Equal(1, written);
        Assert.Equal(answer, (await Store.LearnerAsync(1))!.Slip!.Answer);
        Assert.Null((await Store.LearnerAsync(2))!.Slip);
        Assert.Equal(note, Assert.Single(await ((IOrganiserStore)Store).AuditAsync(1, 10, CancellationToken.None)).Note);
    }

    private ISlipStore Slips => (ISlipStore)Store;

    private async Task AgreeAsync(int person, string id, Slip? slip) =>
        await Store.HandleAsync(Talk.Says(person, id), who => Turn.Silent(who with { Slip = slip }), CancellationToken.None);
}
