using ChatTutor.Core.Classes;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Content;
using ChatTutor.Service.Conversations;
using ChatTutor.Service.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Tests.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Door = ChatTutor.Service.Conversations.Conversations;

namespace ChatTutor.Tests.Service;

/// <summary>People at several addresses, the real tutor and a store; effects are done at once, codes are drawn in order.</summary>
internal sealed class Town(IStore? store = null) : IAsyncDisposable
{
    private static readonly string[] Drawn = ["K7M2QX", "3FH9TC", "P4R8VJ", "N2C5XF"];

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private readonly Wakeups wakeups = new();
    private readonly Dictionary<Address, List<IReadOnlyList<ReplyChoice>>> shown = [];
    private Door? door;
    private int messages;
    private int codes;

    public IStore Store { get; } = store ?? new MemoryStore();

    public Door Door => door ??= new Door(Store, new CatalogueSource(Taught), wakeups, time, Bed.Zone, NullLogger<Door>.Instance, Words, transcriber: new HandTranscriber());

    /// <summary>The sample's thing to try is one that somebody has to see.</summary>
    private static Catalogue Taught { get; } = SampleContent.Catalogue.Step("mau/du-loai", "thu", s => (Practice)s with { Witness = true });

    private IOrganiserStore Organisers => (IOrganiserStore)Store;

    private OrganiserWords Words => new(Organisers, Store, new OrganiserOffice(Organisers), code => new Uri("https://hoc.example.vn/" + code));

    /// <summary>A volunteer of this area links the chat.</summary>
    public async Task LinkAsync(Address chat, string area) => await Organisers.ChangeAsync(
        all => new([new($"to-{all.Count + 1}", "Cô Hạnh", OrganiserRole.HamletVolunteer, Territory.Parse(area)!, chat.ToString())], []), CancellationToken.None);

    /// <summary>The organiser of this chat brings a class to it.</summary>
    public async Task<ClassSheet> EnrolAsync(Address chat, string lines)
    {
        var volunteer = (await Organisers.OrganisersAsync(CancellationToken.None)).Values.Single(o => o.Chat == chat.ToString());
        ClassSheet? sheet = null;
        await ((IClassStore)Store).EnrolAsync(
            chat,
            people =>
            {
                var check = new ClassCheck(Taught, volunteer, DateOnly.FromDateTime(Door.Now.DateTime), people);
                sheet = ClassSheet.ReadLines(lines, check);
                return sheet.Mistakes.Count > 0 ? null : new(sheet.Members, check.OwnName(sheet.Members), new(Door.Now, volunteer.Id, AuditWords.ClassEnrolled, volunteer.Area.ToString(), $"{sheet.Members.Count}"));
            },
            CancellationToken.None);
        return sheet!;
    }

    public async Task<IReadOnlyList<AuditNote>> DeedsAsync() => [.. (await Organisers.AuditAsync(1, 100, CancellationToken.None)).Select(e => e.Note)];

    /// <summary>What was said since this was last asked for, where and in order.</summary>
    public List<(Address Address, Reply Reply)> Said { get; } = [];

    public void Pass(TimeSpan wait) => time.Advance(wait);

    public async Task<Handled> SendAsync(Address address, InboundMessage message)
    {
        var handled = await ReceiveAsync(new Incoming(address, $"m{++messages}", message, Door.Now));
        await WorkAsync();
        return handled;
    }

    /// <summary>The words said aloud; here the name of the sound is what is heard in it.</summary>
    public Task<Handled> SpeakAsync(Address address, string words) => SendAsync(address, new InboundMessage.Media("voice", new VoiceNote(words)));

    public Task<Handled> SayAsync(Address address, string words) => SendAsync(address, new InboundMessage.Text(words));

    /// <summary>Presses the button with this label on one of the latest messages there.</summary>
    public Task<Handled> TapAsync(Address address, string label, int back = 1) => SendAsync(address, new InboundMessage.Choice(
        shown[address][^back].FirstOrDefault(c => c.Label == label)?.Id
        ?? throw new InvalidDataException($"No button [{label}]; there are: {string.Join(", ", shown[address][^back].Select(c => c.Label))}")));

    public async Task<Learner> LearnerAsync(Address address) => (await Store.FindLearnerAsync(address, CancellationToken.None))!;

    /// <summary>Does what is due.</summary>
    public async Task WorkAsync()
    {
        while (await Store.DueEffectsAsync(Door.Now, 100, CancellationToken.None) is { Count: > 0 } due)
            foreach (var effect in due)
                await ReceiveAsync(new Incoming(effect.Address, Incoming.EffectMessageId(effect.Id), Result(effect.Effect), Door.Now));
    }

    public async ValueTask DisposeAsync()
    {
        wakeups.Outbox.Dispose();
        wakeups.Effects.Dispose();
        await Store.DisposeAsync();
    }

    private async Task<Handled> ReceiveAsync(Incoming incoming)
    {
        var handled = await Door.ReceiveAsync(incoming, CancellationToken.None);
        if (!shown.TryGetValue(incoming.Address, out var list))
            shown[incoming.Address] = list = [];
        foreach (var reply in handled.Replies)
        {
            list.Add(reply.Choices);
            Said.Add((incoming.Address, reply));
        }
        return handled;
    }

    private InboundMessage Result(Effect effect) => effect.Match<InboundMessage>(
        ask => new InboundMessage.Answered(new Answer("", [])), remind => new InboundMessage.Reminder(remind.Lesson),
        draw => new InboundMessage.CodeDrawn(Drawn[codes++ % Drawn.Length], draw.Use), tell => new InboundMessage.Linked(),
        witness => new InboundMessage.Witnessed(witness.Lesson, witness.By),
        listen => new InboundMessage.Heard(listen.File, listen.Screen));
}
