using System.Diagnostics;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.Telegram;

namespace ChatTutor.Tests.Host;

/// <summary>
/// Somebody learning on Telegram with a trembling finger and a bad network. Beside them walks the tutor itself, fed with every wish
/// once: what they see must be what it says, message for message.
/// </summary>
public sealed class TelegramPerson(FakeTelegram telegram, long chat, Catalogue catalogue, int seed)
{
    private readonly Random chance = new(seed);
    private readonly List<TimeSpan> waits = [];
    private Learner learner = new(new LearnerId(chat));
    private FakeMessage? last;
    private int messages;
    private volatile bool disturbed;
    private int turns;

    /// <summary>How long each reply took that met no fault on its way.</summary>
    public IReadOnlyList<TimeSpan> Waits => waits;

    /// <summary>A send to this person has met a fault: the present wait tells nothing of the others.</summary>
    public void Disturb() => disturbed = true;

    public int DoubleTaps { get; private set; }

    public int Redeliveries { get; private set; }

    /// <summary>Messages that were not what the tutor says at this point.</summary>
    public List<string> Wrong { get; } = [];

    public int SeenTwice { get; private set; }

    public int Lessons { get; private set; }

    public int Turns => turns;

    /// <summary>Learns for a number of turns, always choosing what leads on.</summary>
    public async Task LearnAsync(int most, double slips)
    {
        await TurnAsync(new InboundMessage.Text("học"), () => telegram.Text(chat, "học"), slips: 0);
        while (turns < most)
        {
            var choice = Choose(learner.Offered!);
            await TurnAsync(new InboundMessage.Choice(choice.Id), () => telegram.Tap(chat, choice.Id), slips);
        }
    }

    private async Task TurnAsync(InboundMessage wish, Func<long> act, double slips)
    {
        disturbed = false;
        var watch = Stopwatch.StartNew();
        var said = Tutor.Respond(catalogue, learner, wish, DateTimeOffset.Now);
        learner = said.Learner;
        var update = act();
        if (wish is InboundMessage.Choice && chance.NextDouble() < slips)
        {
            act();
            DoubleTaps++;
        }
        if (chance.NextDouble() < slips)
        {
            telegram.Redeliver(update);
            Redeliveries++;
        }
        var seen = await NextAsync();
        turns++;
        if (!disturbed)
            waits.Add(watch.Elapsed);
        if (!Matches(seen.Text, said.Replies[0].Text))
            Wrong.Add($"{chat}#{turns}: \"{seen.Text}\" for \"{said.Replies[0].Text}\"");
        Lessons += said.Events.OfType<LearningEvent.LessonCompleted>().Count(e => e.First);
    }

    // A reply whose delivery ended unclear may come once more: the same words, the same buttons.
    private async Task<FakeMessage> NextAsync()
    {
        var message = await telegram.MessageAsync(chat, ++messages);
        while (last is not null && message.Text == last.Text && message.Buttons.SequenceEqual(last.Buttons))
        {
            SeenTwice++;
            message = await telegram.MessageAsync(chat, ++messages);
        }
        return last = message;
    }

    // The order of a list to be sorted is each learner's own; the rest is word for word, with the source under it.
    private static bool Matches(string seen, string said) =>
        said.Contains("\n1. ", StringComparison.Ordinal)
            ? seen.Split('\n')[0] == said.Split('\n')[0]
            : seen.StartsWith(said, StringComparison.Ordinal);

    private ReplyChoice Choose(IReadOnlyList<ReplyChoice> offered)
    {
        var place = learner.Lesson;
        var question = place is { Answered: false } ? catalogue.Lesson(place.Lesson)?.Find(place.Step) as ChatTutor.Core.Questions.Question : null;
        return question is null ? offered[0]
            : offered.FirstOrDefault(o => RightAnswers.Leads(question, place!, o.Id.Split(':', 3)[^1])) ?? offered[0];
    }
}
