using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using ChatTutor.Tests.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Door = ChatTutor.Service.Conversations.Conversations;

namespace ChatTutor.Tests.Service;

/// <summary>From a voice message to the words in it, whatever the platform and the transcriber do.</summary>
public sealed class VoiceListenerTests : IDisposable
{
    private const string Secret = "https://kin.example/tep-rieng";

    private static readonly Effect.Listen Listen = new(Secret, 3, 4);
    private static readonly DueEffect Due = new(1, Bed.Chat("u"), new LearnerId(1), Listen, 0, DateTimeOffset.UnixEpoch);

    private readonly Bed bed = new();
    private readonly HandChannel channel;
    private readonly HandTranscriber transcriber = new();
    private readonly CapturedLog<VoiceListener> log = new();
    private readonly VoiceListener voices;

    public VoiceListenerTests()
    {
        channel = new HandChannel("hand", bed.Time) { Voices = (_, _) => Task.FromResult(Fetched("vneid là gì")) };
        voices = new VoiceListener([channel], transcriber, bed.Time, log);
    }

    public void Dispose()
    {
        bed.Dispose();
        Assert.DoesNotContain(log.Lines, l => l.Line.Contains("kin.example", StringComparison.Ordinal) || l.Line.Contains("vneid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_come_back_with_the_screen_they_were_said_to()
    {
        Sound? heard = null;
        transcriber.Hear = (sound, _) => Task.FromResult<string?>(Encoding.UTF8.GetString((heard = sound).Bytes.Span));

        Assert.Equal(new InboundMessage.Heard("vneid là gì", 3), await HearAsync());
        Assert.Equal(("ogg", 4), (heard!.Format, heard.Seconds));
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_told_apart_from_what_is_too_large()
    {
        channel.Voices = (_, _) => Task.FromResult<SoundFetch>(new SoundFetch.TooLarge());
        Assert.Equal(Nothing(Unheard.TooLong), await HearAsync());
        channel.Voices = (_, _) => Task.FromResult<SoundFetch>(new SoundFetch.Failed("HTTP 404"));
        Assert.Equal(Nothing(Unheard.Unable), await HearAsync());
        channel.Voices = (_, _) => throw new InvalidOperationException(Secret);
        Assert.Equal(Nothing(Unheard.Unable), await HearAsync());
        Assert.Equal(Nothing(Unheard.Unable), await voices.ListenAsync(Listen, Due with { Address = Bed.Chat("u", "gone") }, CancellationToken.None));
    }

    [Fact]
    public async Task A_transcriber_that_cannot_or_throws_is_no_more_than_that()
    {
        transcriber.Hear = (_, _) => Task.FromResult<string?>(null);
        Assert.Equal(Nothing(Unheard.Unable), await HearAsync());
        transcriber.Hear = (_, _) => throw new HttpRequestException(Secret);
        Assert.Equal(Nothing(Unheard.Unable), await HearAsync());
        transcriber.Hear = (_, _) => Task.FromResult<string?>("");
        Assert.Equal(new InboundMessage.Heard("", 3), await HearAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_hangs_is_waited_for_no_longer_than_there_is_time(bool fetching)
    {
        var never = new TaskCompletionSource();
        if (fetching)
            channel.Voices = async (_, _) => { await never.Task; return Fetched(""); };
        else
            transcriber.Hear = async (_, _) => { await never.Task; return ""; };
        var began = bed.Time.GetUtcNow();
        var hearing = HearAsync();
        await bed.PassUntilAsync(() => hearing.IsCompleted, TimeSpan.FromSeconds(1));
        Assert.Equal(Nothing(Unheard.Unable), await hearing);
        Assert.True(bed.Time.GetUtcNow() - began >= TimeSpan.FromSeconds(fetching ? 10 : 17));
    }

    [Fact]
    public async Task The_whole_way_through_the_door_once_and_the_effect_is_done()
    {
        using var runner = Runner(voices);
        var door = new Door(bed.Store, bed.Catalogues, bed.Wakeups, bed.Time, Bed.Zone, NullLogger<Door>.Instance, transcriber: transcriber);
        await runner.StartAsync(CancellationToken.None);
        await door.ReceiveAsync(new Incoming(Bed.Chat("u"), "v1", new InboundMessage.Media("voice", new VoiceNote("F", 4)), door.Now), CancellationToken.None);
        await Bed.Next(bed.Store.Handled, m => m.Message is InboundMessage.Heard);
        await Bed.Next(bed.Store.Handled, m => m.Message is InboundMessage.Answered);
        Assert.Equal(0, (await bed.StateAsync()).Effects);
        var said = (await bed.Store.RecentAsync(Bed.Chat("u"), 10, CancellationToken.None)).SelectMany(t => t.Replies).Select(r => r.Text).ToList();
        Assert.Equal(["Con nghe bác hỏi: “vneid là gì”.", "Về: vneid là gì"], said);
        await Bed.StopAsync(runner);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_fetched()
    {
        channel.Voices = (_, _) => throw new InvalidOperationException("fetched");
        var handled = await bed.ReceiveAsync(Bed.Chat("u"), new InboundMessage.Media("voice", new VoiceNote("F", 4)));
        Assert.StartsWith("Con chỉ đọc được chữ", Assert.Single(handled.Replies).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await bed.StateAsync()).Effects);
    }

    [Fact]
    public async Task A_voice_message_of_before_it_was_switched_off_is_answered_kindly()
    {
        await bed.Store.HandleAsync(
            new Incoming(Bed.Chat("u"), "v", new InboundMessage.Media("voice"), bed.Door.Now), who => new Turn(who, [], [], [Listen with { Screen = 0 }]), CancellationToken.None);
        using var runner = Runner(null);
        await runner.StartAsync(CancellationToken.None);
        await Bed.Next(bed.Store.Handled, m => m.Message is InboundMessage.Heard);
        var last = (await bed.Store.RecentAsync(Bed.Chat("u"), 1, CancellationToken.None))[0];
        Assert.StartsWith("Lúc này con chưa nghe được giọng nói.", last.Replies[0].Text, StringComparison.Ordinal);
        await Bed.StopAsync(runner);
    }

    private EffectRunner Runner(VoiceListener? listener) => new(
        bed.Store, new HandAnswerer(), bed.Door, bed.Late, new Composing([], bed.Time), bed.Wakeups, bed.Time, NullLogger<EffectRunner>.Instance, listener);

    private Task<InboundMessage> HearAsync() => voices.ListenAsync(Listen, Due, CancellationToken.None);

    private static SoundFetch Fetched(string words) => new SoundFetch.Fetched(new Sound(Encoding.UTF8.GetBytes(words), "ogg"));

    private static InboundMessage.Heard Nothing(Unheard why) => new("", 3, why);
}
