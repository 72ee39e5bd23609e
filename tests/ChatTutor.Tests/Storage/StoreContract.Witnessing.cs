using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about a fact that one person writes into the record of another.</summary>
public abstract partial class StoreContract
{
    private static readonly AuditNote Deed = new(Talk.Start, "lan", AuditWords.PracticeWitnessed, "phuong-cao-lanh", "mau/ngan");

    [Fact]
    public async Task A_code_for_a_witness_joins_nobody_and_a_code_for_joining_is_none_for_a_witness()
    {
        foreach (var person in (int[])[1, 2, 3])
            await Store.HearAsync(person, "m");
        await Store.ShowAsync(1, Code);
        await Store.OpenAsync(2, "K7M2QV");
        var learner = (await Store.LearnerAsync(1))!;

        Assert.Null(await Store.WhoOffersAsync(3, Code));
        Assert.Equal(learner.Id, (await Store.WhoShowsAsync(3, Code))!.Id);
        Assert.Null(await Store.WhoShowsAsync(3, "K7M2QV"));
        Assert.Null(await Store.WhoShowsAsync(3, Code, Talk.Start + LinkCode.Life));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.HandleAsync(
            Talk.Says(3, "join"), _ => Turn.Silent(learner) with { Change = new IdentityChange.Join() }, CancellationToken.None));
        Assert.Equal(3, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task What_was_seen_is_a_turn_of_the_one_who_showed_the_code_and_the_code_is_used_up()
    {
        await Store.HearAsync(1, "m");
        await Store.HearAsync(2, "m");
        await Store.ShowAsync(1, Code);
        var learner = (await Store.LearnerAsync(1))!.Id;

        await Store.AskAsync(2, "seen", new Effect.Witness(learner, "mau/ngan", "lan"));

        Assert.Null(await Store.WhoShowsAsync(2, Code));
        var due = Assert.Single(await Store.DueEffectsAsync(Talk.Start, 10, CancellationToken.None));
        Assert.Equal((Talk.Person(1), learner), (due.Address, due.Learner));
        var told = await Store.HandleAsync(
            new Incoming(due.Address, Incoming.EffectMessageId(due.Id), new InboundMessage.Witnessed("mau/ngan", "lan"), Talk.Start),
            who => Turn.Silent(who) with { Deed = Deed }, CancellationToken.None);
        Assert.Equal(learner, told.Learner);
        Assert.Empty(await Store.DueEffectsAsync(Talk.Start, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_is_written_into_the_record_of_somebody_who_is_not_here_and_showed_no_code()
    {
        await Store.HearAsync(1, "m");
        await Store.HearAsync(2, "m");
        await Store.OpenAsync(1, Code);
        var learner = (await Store.LearnerAsync(1))!.Id;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.AskAsync(2, "seen", new Effect.Witness(learner, "mau/ngan", "lan")));
        Assert.Equal(0, (await Store.StateAsync()).Effects);
    }

    [Fact]
    public async Task Whose_linked_chat_it_is_is_known_in_the_turn_as_long_as_they_are_active()
    {
        Organiser lan = new("lan", "Lan", OrganiserRole.HamletVolunteer, new("phuong-cao-lanh"), Talk.Person(1).ToString(), Factor: new("secret", 0));
        Assert.Null(await OrganiserAtAsync(1));
        await SaveAsync(lan);

        Assert.Equal(lan.WithoutSecrets(), await OrganiserAtAsync(1));
        Assert.Null(await OrganiserAtAsync(2));
        await SaveAsync(lan with { Chat = Talk.Person(2).ToString() });
        Assert.Null(await OrganiserAtAsync(1));
        Assert.Equal("lan", (await OrganiserAtAsync(2))!.Id);
        await SaveAsync(lan with { Chat = Talk.Person(2).ToString(), IsDisabled = true });
        Assert.Null(await OrganiserAtAsync(2));
    }

    [Fact]
    public async Task An_address_belongs_to_who_began_there_whoever_learns_there_now()
    {
        Assert.Null(await Store.FindOwnerAsync(Talk.Person(1), CancellationToken.None));
        await Store.HearAsync(1, "m");
        var owner = (await Store.LearnerAsync(1))!.Id;
        await Store.AddAsync(1, "Bà Sáu");

        Assert.NotEqual(owner, (await Store.LearnerAsync(1))!.Id);
        Assert.Equal(owner, (await Store.FindOwnerAsync(Talk.Person(1), CancellationToken.None))!.Id);
    }

    private async Task<Organiser?> OrganiserAtAsync(int person)
    {
        Organiser? found = null;
        await Store.HandleAsync(Talk.Says(person, Guid.NewGuid().ToString()), (who, phone) => { found = phone.Organiser; return Turn.Silent(who); }, CancellationToken.None);
        return found;
    }

    [Fact]
    public async Task A_deed_is_in_the_log_once_with_the_turn_it_belongs_to()
    {
        for (var i = 0; i < 2; i++)
            await Store.HandleAsync(Talk.Says(1, "seen"), who => Turn.Silent(who) with { Deed = Deed }, CancellationToken.None);
        await Store.HandleAsync(Talk.Says(1, "failed"), who => Turn.Silent(who) with { Deed = Deed, Fault = "broken" }, CancellationToken.None);

        var log = await ((IOrganiserStore)Store).AuditAsync(1, 10, CancellationToken.None);

        Assert.Equal(Deed, Assert.Single(log).Note);
        Assert.Null(AuditChain.Fault(log, []));
    }
}
