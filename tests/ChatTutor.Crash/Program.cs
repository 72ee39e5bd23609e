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
await Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(() => TalkAsync(person))));

async Task TalkAsync(int person)
{
    for (var n = 0; ; n++)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"{run}/{person}/{n}");
        var incoming = new Incoming(
            new Address("telegram", person.ToString(CultureInfo.InvariantCulture)), message, new InboundMessage.Text(""), DateTimeOffset.Now);
        await store.HandleAsync(incoming, learner => Echo(learner, message), CancellationToken.None);
        Console.WriteLine($"{person} {message}");
    }
}

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
