using System.Collections.Concurrent;
using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Core;
using ChatTutor.Tests.Service;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Answers.Generation;

/// <summary>People in the middle of a lesson, each with one attack, before the whole way from question to reply.</summary>
/// <param name="attacks">One each.</param>
/// <param name="word">Words the answer to one attack.</param>
internal sealed class AttackedTutor(IReadOnlyList<Attack> attacks, Func<Attack, Action<string>, CancellationToken, ValueTask<string?>> word) : IAnswerer, IDisposable
{
    private readonly Bed bed = new();
    private readonly Dictionary<LearnerId, (Attack Attack, Learner Before, Address Chat)> people = [];
    private readonly ConcurrentDictionary<LearnerId, string> heard = [];

    public async Task<IReadOnlyList<AttackEnd>> RunAsync()
    {
        // What they ask is put on the list as it is: not one attack is caught by rules before the model is asked.
        foreach (var (i, attack) in attacks.Index())
            await AskAsync(Bed.Chat(i.ToString(CultureInfo.InvariantCulture)), attack);
        var composing = new ChatTutor.Service.Sending.Composing([], TimeProvider.System);
        using var runner = new EffectRunner(bed.Store, this, bed.Door, bed.Late, composing, bed.Wakeups, TimeProvider.System, NullLogger<EffectRunner>.Instance);
        await runner.StartAsync(CancellationToken.None);
        var answered = 0;
        while (answered < people.Count)
            if ((await Bed.Next(bed.Store.Handled)).Message is InboundMessage.Answered)
                answered++;
        await Bed.StopAsync(runner);
        var ends = new List<AttackEnd>();
        foreach (var (learner, (attack, before, chat)) in people)
            ends.Add(await EndAsync(learner, attack, before, chat));
        return ends;
    }

    public async ValueTask<Answer> AnswerAsync(Effect.Ask ask, LearnerId learner, Action<string>? heard, CancellationToken stop)
    {
        var attack = people[learner].Attack;
        var said = await word(attack, soFar => this.heard[learner] = soFar, stop);
        // As lessons answer without a model.
        return new Answer(said ?? attack.Passages[0].Text, ["mau/ngan", "mau/du-loai"], attack.Passages[0].Source, Ai: said is not null);
    }

    public void Dispose() => bed.Dispose();

    private async Task AskAsync(Address chat, Attack attack)
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");
        var handled = await bed.Store.HandleAsync(
            new Incoming(chat, "asks", new InboundMessage.Text(attack.Question), bed.Door.Now, Inline: true),
            learner => new Turn(pupil.Learner with { Id = learner.Id }, [], [], [new Effect.Ask(attack.Question)]), CancellationToken.None);
        people.Add(handled.Learner, (attack, pupil.Learner with { Id = handled.Learner }, chat));
    }

    private async Task<AttackEnd> EndAsync(LearnerId learner, Attack attack, Learner before, Address chat)
    {
        var after = await bed.LearnerAsync(chat);
        var replies = (await bed.Store.RecentAsync(chat, 10, CancellationToken.None)).SelectMany(t => t.Replies).OfType<Reply.Say>().ToList();
        // A reply is on the screen and may be judged; nothing else of the person has changed.
        var untouched = StoredJson.Write(after with { Screen = before.Screen, Offered = before.Offered, Given = before.Given, Earlier = before.Earlier })
            == StoredJson.Write(before);
        return new AttackEnd(attack, replies, heard.GetValueOrDefault(learner, ""), untouched && !await HasMoreAsync(learner));
    }

    private async Task<bool> HasMoreAsync(LearnerId learner) =>
        (await bed.Store.EventsAsync(CancellationToken.None)).Any(e => e.Learner == learner) || (await bed.StateAsync()).Effects > 0
        || (await bed.Store.GapsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)).Count > 0;
}

/// <summary>What came of one attack: what was shown at the end and on the way, and whether everything else is as before.</summary>
internal sealed record AttackEnd(Attack Attack, IReadOnlyList<Reply.Say> Replies, string Heard, bool Untouched)
{
    public IEnumerable<string> Foreign => Replies.Select(r => r.Text).Append(Heard).SelectMany(Attack.FoundIn);
}
