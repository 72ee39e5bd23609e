using System.Text.Json.Nodes;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

public class MutationTests
{
    private const int Updates = 10_000;

    [Fact]
    public async Task Ten_thousand_broken_updates_do_not_end_the_loop()
    {
        await using var bed = await StartAsync();
        var mutation = new Mutation(seed: 20261010);
        var originals = Directory.GetFiles(PayloadTests.Payloads, "*.json").Order(StringComparer.Ordinal)
            .Where(f => !f.Contains("surrogate", StringComparison.Ordinal))
            .Select(f => (JsonObject)JsonNode.Parse(File.ReadAllText(f))!["update"]!).ToList();
        for (var i = 0; i < Updates; i++)
        {
            var original = originals[i % originals.Count];
            bed.Telegram.Inject(id => mutation.Mutate(original, id));
        }
        bed.Telegram.Text(Minh, "còn đây");
        bed.Listen();
        await UntilAsync(() => bed.Telegram.Waiting == 0);
        Assert.Contains(bed.Inbox.All, i => i.Message == new InboundMessage.Text("còn đây"));
        Assert.False(bed.Listening.IsCompleted);
        Assert.DoesNotContain(bed.Log.Lines, l => l.Line.StartsWith("Polling Telegram failed", StringComparison.Ordinal));
        Assert.InRange(bed.Inbox.All.Count, 1000, Updates - 1000);
        Assert.Equal(Updates / 100 + 2, bed.Telegram.RequestsTo("getUpdates").Count());
    }
}
