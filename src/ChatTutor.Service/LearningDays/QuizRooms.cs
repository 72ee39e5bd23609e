using System.Security.Cryptography;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.LearningDays.Quiz;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.LearningDays;

/// <summary>
/// The quizzes that are going on. They live in memory alone: a restart ends them and loses no record. What people say to a quiz never
/// reaches the tutor; what is said to them goes through the store like everything else.
/// </summary>
public sealed class QuizRooms(IStore store, CatalogueSource catalogues, Wakeups wakeups, TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>Rooms at once: one for every hall of the province would be some hundreds.</summary>
    public const int Most = 1000;

    private const int CodeLength = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<string, QuizRoom> rooms = [];
    private readonly Dictionary<string, string> whereabouts = [];

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <summary>A code nobody has yet, with a digit so that no word looks like it.</summary>
    public string NewCode()
    {
        while (true)
            if (RandomNumberGenerator.GetString(LinkCode.Alphabet, CodeLength) is var code && code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter) && Find(code) is null)
                return code;
    }

    /// <summary>Some questions of a day, in an order nobody knows; none when its banks have none that fit.</summary>
    public IReadOnlyList<QuizQuestion> Draw(LearningDay day)
    {
        var all = QuizQuestion.Of(day, catalogues.Current).ToArray();
        RandomNumberGenerator.Shuffle<QuizQuestion>(all);
        return [.. all.Take(QuizRoom.Round)];
    }

    /// <summary>False when there are too many rooms already.</summary>
    public bool Open(QuizRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        lock (gate)
        {
            Sweep();
            return rooms.Count < Most && rooms.TryAdd(room.Code, room);
        }
    }

    public QuizRoom? Find(string code)
    {
        lock (gate)
            return rooms.TryGetValue(code, out var room) && !room.HasEnded(Now) ? room : null;
    }

    public IReadOnlyList<QuizRoom> All
    {
        get
        {
            lock (gate)
                return [.. rooms.Values.Where(r => !r.HasEnded(Now)).OrderBy(r => r.Opened)];
        }
    }

    public void Close(string code)
    {
        lock (gate)
            rooms.Remove(code);
    }

    /// <summary>The turn to be made of this message in the tutor's place: entering a room, or an answer in one; null when it is the tutor's.</summary>
    public Func<Learner, Turn>? Hear(Incoming incoming)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        if (!incoming.Message.IsFromThePerson)
            return null;
        var player = incoming.Address.ToString();
        lock (gate)
        {
            if (rooms.Count == 0)
                return null;
            if (QuizTalk.RoomIn(incoming.Message) is { } code && rooms.TryGetValue(code, out var named) && !named.IsOver && !named.HasEnded(Now))
                return Enter(named, player);
            return whereabouts.TryGetValue(player, out var at) && rooms.TryGetValue(at, out var room) && !room.HasEnded(Now)
                && QuizTalk.AnswerIn(incoming.Message, room, room.IsShown ? null : room.Asked) is var (question, option)
                ? Keep(room.Answer(player, question, option, Now)) : null;
        }
    }

    /// <summary>On to the next step, once for each step: its question goes to everybody's chat, or at the end to each what they had right.</summary>
    public async ValueTask NextAsync(string code, int from, CancellationToken stop)
    {
        QuizRoom room;
        lock (gate)
        {
            if (!rooms.TryGetValue(code, out var before) || before.Next(from, Now) is var after && after == before)
                return;
            rooms[code] = room = after;
        }
        if (room.IsOver || (room.Asked is not null && !room.IsShown))
            await Task.WhenAll(room.Players.Keys.Select(player => TellAsync(room, player, stop)));
        wakeups.Outbox.Ring();
    }

    private async Task TellAsync(QuizRoom room, string player, CancellationToken stop)
    {
        var parts = player.Split(':', 2);
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"system/do-vui/{room.Code}/{room.Opened.UtcTicks}/{room.Step}");
        var incoming = new Incoming(new Address(parts[0], parts[1]), message, new InboundMessage.Answered(new Answer("", [])), Now);
        await BusyStore.WaitOutAsync(
            () => store.HandleAsync(
                incoming,
                (learner, _) => room.IsOver ? QuizTalk.Result(learner, catalogues.Current, room, player) : QuizTalk.Ask(learner, catalogues.Current, room), stop),
            time, stop);
    }

    private Func<Learner, Turn> Enter(QuizRoom room, string player)
    {
        whereabouts[player] = room.Code;
        return Keep(room.Enter(player));
    }

    private Func<Learner, Turn> Keep((QuizRoom Room, QuizWord Word) step)
    {
        rooms[step.Room.Code] = step.Room;
        return learner => QuizTalk.Say(learner, catalogues.Current, step.Word, step.Room);
    }

    // Whoever was in a room that is gone is nowhere.
    private void Sweep()
    {
        foreach (var ended in rooms.Values.Where(r => r.HasEnded(Now)).ToList())
            rooms.Remove(ended.Code);
        foreach (var lost in whereabouts.Where(w => !rooms.ContainsKey(w.Value)).Select(w => w.Key).ToList())
            whereabouts.Remove(lost);
    }
}
