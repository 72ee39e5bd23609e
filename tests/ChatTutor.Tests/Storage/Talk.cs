using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ChatTutor.Tests.Storage;

/// <summary>A tutor small enough to check by eye: it counts the messages of each learner and repeats what it heard.</summary>
internal static class Talk
{
    /// <summary>The tenth of October, ten in the morning, in Đồng Tháp.</summary>
    public static readonly DateTimeOffset Start = new(2026, 10, 10, 10, 0, 0, TimeSpan.FromHours(7));

    /// <summary>Stands still at <see cref="Start"/>: nothing grows old by itself.</summary>
    public static readonly TimeProvider Clock = new FakeTimeProvider(Start);

    public static Address Person(int n) => new("telegram", n.ToString(CultureInfo.InvariantCulture));

    public static Incoming Says(int person, string id, bool inline = false) =>
        new(Person(person), id, new InboundMessage.Text("xin chào"), Start, inline);

    /// <summary>One message more, one reply, one event; every fifth message is a first completion.</summary>
    public static Turn Echo(Learner learner, Incoming incoming)
    {
        var count = learner.Screen + 1;
        List<LearningEvent> events = [new LearningEvent.QuestionMarked("vneid/muc-2", "q", true, incoming.MessageId, 1)];
        if (count % 5 == 0)
            events.Add(new LearningEvent.LessonCompleted("vneid/muc-2", 1, 3, 4, true, count == 5, "farmers", "my-tho"));
        return new Turn(learner with { Screen = count }, [Say(count, incoming.MessageId)], events, []);
    }

    public static Reply Say(int count, string text) =>
        new Reply.Say(count.ToString(CultureInfo.InvariantCulture), text, [new ReplyChoice($"{count}.a", "Tiếp")]);

    public static ValueTask<Handled> HearAsync(this IStore store, Incoming incoming) =>
        store.HandleAsync(incoming, learner => Echo(learner, incoming), CancellationToken.None);

    public static ValueTask<Handled> HearAsync(this IStore store, int person, string id, bool inline = false) =>
        store.HearAsync(Says(person, id, inline));

    public static ValueTask<Handled> AskAsync(this IStore store, int person, string id, params IReadOnlyList<Effect> effects) =>
        store.HandleAsync(Says(person, id), learner => new Turn(learner, [], [], effects), CancellationToken.None);

    public static ValueTask<Handled> ForgetAsync(this IStore store, int person, string id) => store.HandleAsync(
        Says(person, id),
        learner => new Turn(learner with { Forgotten = true }, [Say(1, "Đã xóa.")], [new LearningEvent.Forgotten()], []),
        CancellationToken.None);

    public static async Task<IReadOnlyList<OutboxMessage>> DueAsync(this IStore store, DateTimeOffset? now = null, int most = 1000, int mostUnasked = 1000) =>
        await store.DueAsync(now ?? Start, most, mostUnasked, CancellationToken.None);

    public static ValueTask SettleAsync(this IStore store, params IReadOnlyList<Settlement> settlements) =>
        store.SettleAsync(settlements, CancellationToken.None);

    public static async Task<StoreState> StateAsync(this IStore store) => await store.StateAsync(CancellationToken.None);

    public static async Task<IReadOnlyList<PastTurn>> RecentAsync(this IStore store, int person, int most = 100) =>
        await store.RecentAsync(Person(person), most, CancellationToken.None);

    public static async Task<Learner?> LearnerAsync(this IStore store, int person) =>
        await store.FindLearnerAsync(Person(person), CancellationToken.None);
}
