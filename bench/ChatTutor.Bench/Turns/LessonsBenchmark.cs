using ChatTutor.Core.Conversation;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Bench.Turns;

/// <summary>People working through the real lessons: the tutor itself inside the LiteDB store's transaction, durable before the next tap.</summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), the content folder (default "content").</remarks>
internal static class LessonsBenchmark
{
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(4);

    public static Task<int> RunAsync(string[] args)
    {
        var catalogue = ContentFolder.Load(args.Length > 1 ? args[1] : "content", DateOnly.FromDateTime(DateTime.Today)).Catalogue
            ?? throw new InvalidOperationException("The content folder cannot be read; run this in the top folder.");
        return BenchFolder.UseAsync(args, async folder =>
        {
            await using var store = LiteDbStore.Open(folder, TimeProvider.System, NullLogger.Instance);
            Console.WriteLine(ClosedLoop.Heading);
            foreach (var clients in (int[])[1, 16, 64, 256])
            {
                var next = Enumerable.Repeat<InboundMessage>(new InboundMessage.Text("học"), clients).ToArray();
                await ClosedLoop.MeasureAsync(clients, Line, async (client, n) =>
                {
                    var incoming = new Incoming(new Address("bench", $"{clients}/{client}"), $"{n}", next[client], DateTimeOffset.Now, Inline: true);
                    var handled = await store.HandleAsync(
                        incoming, (learner, phone) => Tutor.Respond(catalogue, learner, incoming.Message, incoming.At, phone), CancellationToken.None);
                    next[client] = handled.Replies is [{ Choices: [var first, ..] }] ? new InboundMessage.Choice(first.Id) : new InboundMessage.Text("học");
                });
            }
        });
    }
}
