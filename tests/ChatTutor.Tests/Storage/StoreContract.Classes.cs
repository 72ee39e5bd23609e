using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Classes;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Sending;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>What every store promises about a class on a volunteer's phone.</summary>
public abstract partial class StoreContract
{
    private static readonly AuditNote ClassNote = new(Talk.Start, "to-1", AuditWords.ClassEnrolled, "phuong-cao-lanh", "2");

    private IClassStore Classes => (IClassStore)Store;

    [Fact]
    public async Task A_class_is_there_whole_and_the_turn_stays_where_it_is()
    {
        var owner = await Store.HearAsync(1, "m1");

        var entry = await EnrolAsync(1, "Hạnh", "Bà Sáu", "Ông Tư");

        Assert.Equal(2, entry!.Members.Count);
        Assert.Equal([(1, "Hạnh"), (2, "Bà Sáu"), (3, "Ông Tư")], (await Store.PeopleAsync(1)).Select(p => (p.Number, p.Name)));
        Assert.Equal(await Store.PeopleAsync(1), await Classes.PeopleAsync(Talk.Person(1), CancellationToken.None));
        Assert.Equal(owner.Learner, (await Store.LearnerAsync(1))!.Id);
        Assert.Equal(owner.Learner, (await Store.HearAsync(1, "m2")).Learner);
        Assert.False(await Store.IsElsewhereAsync(1));
        Assert.Equal(3, (await Store.StateAsync()).Learners);
        Assert.Equal(ClassNote, Assert.Single(await ((IOrganiserStore)Store).AuditAsync(1, 10, CancellationToken.None)).Note);
    }

    [Fact]
    public async Task Each_of_a_class_is_a_learner_of_their_own_with_what_the_list_said()
    {
        await Store.HearAsync(1, "m1");
        await EnrolAsync(1, null, "Bà Sáu", "Ông Tư");
        await Store.AddAsync(1, "Cô Ba");

        await Store.SwitchAsync(1, 3);

        var tu = await Store.LearnerAsync(1);
        Assert.Equal(("nong-dan", "phuong-cao-lanh", Consent.Unasked), (tu!.Audience, tu.Commune, tu.Consent));
        Assert.Equal([null, "Bà Sáu", "Ông Tư", "Cô Ba"], (await Store.PeopleAsync(1)).Select(p => p.Name));
        Assert.Equal(4, (await Store.PeopleAsync(1)).Select(p => p.Learner).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_of_a_class_is_told_counted_or_chosen_before_they_have_said_a_word()
    {
        await Store.HearAsync(1, "m1");
        var before = (await Store.EventsAsync(CancellationToken.None)).Count;
        await EnrolAsync(1, "Hạnh", "Bà Sáu", "Ông Tư");

        Assert.Equal(before, (await Store.EventsAsync(CancellationToken.None)).Count);
        Assert.Single(await Store.DueAsync());
        var all = await ((IBroadcastStore)Store).CountAsync(
            Sieve.Of(Selection.Everybody, SampleContent.Catalogue, Talk.Start), new Dictionary<string, ContactRules>(), Talk.Start, CancellationToken.None);
        Assert.Equal((1, 0), (all.Chosen, all.Reachable));
        Assert.Empty(await ((IBroadcastStore)Store).StuckAsync(Talk.Start.AddDays(30), CancellationToken.None));
        await Ledgers.TalliesAreARecountAsync(Store);
    }

    [Fact]
    public async Task Who_of_a_class_goes_goes_without_a_trace_and_their_number_is_not_given_again()
    {
        await Store.HearAsync(1, "m1");
        await EnrolAsync(1, "Hạnh", "Bà Sáu", "Ông Tư");
        await Store.SwitchAsync(1, 2);
        await Store.ForgetAsync(1, "forget me");

        await EnrolAsync(1, null, "Cô Ba");

        Assert.Equal([(1, "Hạnh"), (3, "Ông Tư"), (4, "Cô Ba")], (await Store.PeopleAsync(1)).Select(p => (p.Number, p.Name)));
        Assert.Equal(3, (await Store.StateAsync()).Learners);
    }

    [Fact]
    public async Task Nobody_is_added_where_the_decision_says_so_throws_or_nobody_ever_wrote()
    {
        Assert.Null(await EnrolAsync(9, null, "Bà Sáu"));
        Assert.Empty(await Classes.PeopleAsync(Talk.Person(9), CancellationToken.None));
        await Store.HearAsync(1, "m1");

        Assert.Null(await Classes.EnrolAsync(Talk.Person(1), _ => null, CancellationToken.None));
        Assert.NotNull(await Record.ExceptionAsync(async () => await Classes.EnrolAsync(Talk.Person(1), _ => throw new IOException("?"), CancellationToken.None)));

        Assert.Single(await Store.PeopleAsync(1));
        Assert.Equal(1, (await Store.StateAsync()).Learners);
        Assert.Empty(await ((IOrganiserStore)Store).AuditAsync(1, 10, CancellationToken.None));
    }

    private async Task<ClassEntry?> EnrolAsync(int person, string? ownName, params string[] names) => await Classes.EnrolAsync(
        Talk.Person(person),
        _ => new([.. names.Select(n => new ClassMember(n, new Learner(default, Audience: "nong-dan", Commune: "phuong-cao-lanh")))], ownName, ClassNote),
        CancellationToken.None);
}
