using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

/// <summary>The small tutor's turns that change who is who.</summary>
internal static class Kin
{
    public static ValueTask<Handled> OpenAsync(this IStore store, int person, string code, DateTimeOffset? at = null) => store.TurnAsync(
        person, $"open/{code}", (learner, _) => Turn.Silent(learner) with { Change = new IdentityChange.Open(code, (at ?? Talk.Start) + LinkCode.Life) });

    public static ValueTask<Handled> ShowAsync(this IStore store, int person, string code) => store.TurnAsync(
        person, $"show/{code}", (learner, _) => Turn.Silent(learner) with { Change = new IdentityChange.Open(code, Talk.Start + LinkCode.Life, ForWitness: true) });

    public static ValueTask<Handled> JoinAsync(this IStore store, int person, string code, params IReadOnlyList<Effect> effects) =>
        store.TurnAsync(person, "join", (_, phone) => Join(phone.WhoOffers(code)!, effects));

    public static Turn Join(Learner home, params IReadOnlyList<Effect> effects) =>
        new(home with { Screen = home.Screen + 1 }, [Talk.Say(home.Screen + 1, "Đã nối.")], [], effects) { Change = new IdentityChange.Join() };

    public static ValueTask<Handled> PartAsync(this IStore store, int person, string id) => store.TurnAsync(person, id, (_, phone) => Part(phone));

    public static Turn Part(IPhone phone) =>
        new(new Learner(phone.Newcomer.Learner, Screen: 1), [Talk.Say(1, "Đã bỏ nối.")], [], []) { Change = new IdentityChange.Part() };

    public static ValueTask<Handled> AddAsync(this IStore store, int person, string name) =>
        store.TurnAsync(person, $"add/{name}", (_, phone) => Add(phone, name));

    public static Turn Add(IPhone phone, string name) =>
        new(new Learner(phone.Newcomer.Learner), [], [], []) { Change = new IdentityChange.Add(name) };

    public static ValueTask<Handled> SwitchAsync(this IStore store, int person, int number) => store.TurnAsync(
        person, string.Create(CultureInfo.InvariantCulture, $"switch/{number}"),
        (_, phone) => Turn.Silent(phone.Find(phone.People.Single(p => p.Number == number).Learner)!));

    public static ValueTask<Handled> GuessAsync(this IStore store, int person, string id) =>
        store.TurnAsync(person, id, (learner, _) => Turn.Silent(learner) with { Change = new IdentityChange.Guess() });

    public static ValueTask<Learner?> WhoOffersAsync(this IStore store, int person, string code, DateTimeOffset? at = null) =>
        store.SeeAsync(person, phone => phone.WhoOffers(code), at);

    public static ValueTask<Learner?> WhoShowsAsync(this IStore store, int person, string code, DateTimeOffset? at = null) =>
        store.SeeAsync(person, phone => phone.WhoShows(code), at);

    public static ValueTask<bool> MayTryAsync(this IStore store, int person, DateTimeOffset? at = null) =>
        store.SeeAsync(person, phone => phone.MayTryCodes, at);

    public static ValueTask<IReadOnlyList<PhonePerson>> PeopleAsync(this IStore store, int person) => store.SeeAsync(person, phone => phone.People);

    public static async ValueTask<bool> IsElsewhereAsync(this IStore store, int person)
    {
        var current = (await store.LearnerAsync(person))!.Id;
        return await store.SeeAsync(person, phone => phone.IsElsewhere(current));
    }

    private static ValueTask<Handled> TurnAsync(this IStore store, int person, string id, Func<Learner, IPhone, Turn> respond) =>
        store.HandleAsync(Talk.Says(person, id), respond, CancellationToken.None);

    // Looks and then throws, so that nothing is handled.
    private static async ValueTask<T> SeeAsync<T>(this IStore store, int person, Func<IPhone, T> look, DateTimeOffset? at = null)
    {
        T seen = default!;
        await Assert.ThrowsAsync<IOException>(async () => await store.HandleAsync(
            Talk.Says(person, "look") with { At = at ?? Talk.Start },
            (_, phone) =>
            {
                seen = look(phone);
                throw new IOException("only looking");
            },
            CancellationToken.None));
        return seen;
    }
}
