using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Crash;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;

// A process made to be killed: opens the store of a directory, talks to it as many learners at once, and says on its output which
// messages were acknowledged. Arguments: the directory, a name for this run, how many learners. "hold": opens the store and waits;
// "broadcast": sends the broadcast that runs there, by so many workers; the fourth argument is a content folder.
var (directory, run, people) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
// Read beside the opening of the store: a process that is to be killed fifty times must not take its time.
var content = run == "broadcast" ? Task.Run(() => BroadcastRun.Read(args[3])) : null;
var store = LiteDbStore.Open(directory, new LiteDbOptions { CheckpointPages = 150, Ballast = 0 }, TimeProvider.System, NullLogger.Instance);
Console.WriteLine("open");
if (run == "hold")
    await Task.Delay(Timeout.Infinite);
if (content is not null)
{
    await BroadcastRun.RunAsync(store, await content, people);
    return;
}
await Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(() =>
    run.StartsWith("join", StringComparison.Ordinal) ? MoveAsync(2 * person, (2 * person) + 1) : TalkAsync(person))));

async Task TalkAsync(int person)
{
    for (var n = 0; ; n++)
        await SayAsync(person, string.Create(CultureInfo.InvariantCulture, $"{run}/{person}/{n}"));
}

// Two places of one person are joined and parted again and again, and talk in between.
async Task MoveAsync(int home, int here)
{
    for (var n = 0; ; n++)
    {
        var move = string.Create(CultureInfo.InvariantCulture, $"{run}/{home}/{n}");
        await SayAsync(home, move + "/a");
        await SayAsync(here, move + "/b");
        await HandleAsync(home, move + "/open", (learner, _) => Turn.Silent(learner) with { Change = new IdentityChange.Open(move, DateTimeOffset.Now + LinkCode.Life) });
        await HandleAsync(here, move + "/join", (learner, phone) => Join(learner, phone.WhoOffers(move)!));
        await SayAsync(here, move + "/c");
        await HandleAsync(here, move + "/part", (learner, phone) => Part(learner, phone));
    }
}

async Task SayAsync(int person, string message)
{
    await HandleAsync(person, message, (learner, _) => Echo(learner, message));
    Console.WriteLine($"{person} {message}");
}

async Task HandleAsync(int person, string message, Func<Learner, IPhone, Turn> respond) => await store.HandleAsync(
    new Incoming(new Address("telegram", person.ToString(CultureInfo.InvariantCulture)), message, new InboundMessage.Text(""), DateTimeOffset.Now),
    respond, CancellationToken.None);

// After a kill they may be joined already.
static Turn Join(Learner learner, Learner home) => home.Id == learner.Id ? Turn.Silent(learner)
    : new Turn(home with { Screen = home.Screen + learner.Screen }, [], [new LearningEvent.LearnersJoined(learner.Id)], [])
    {
        Change = new IdentityChange.Join(),
    };

static Turn Part(Learner learner, IPhone phone) => phone.PlacesOf(learner.Id) == 1 ? Turn.Silent(learner)
    : Turn.Silent(new Learner(phone.Newcomer.Learner)) with { Change = new IdentityChange.Part() };

// The same as the tests' own echoing tutor, which cannot be reached from here.
static Turn Echo(Learner learner, string message)
{
    var count = learner.Screen + 1;
    List<LearningEvent> events = [new LearningEvent.QuestionMarked("vneid/muc-2", "q", true, message, 1)];
    if (count % 5 == 0)
        events.Add(new LearningEvent.LessonCompleted("vneid/muc-2", 1, 3, 4, true, count == 5, "farmers", "my-tho"));
    return new Turn(
        learner with { Screen = count }, [new Reply.Say(count.ToString(CultureInfo.InvariantCulture), message, [])], events, []);
}
