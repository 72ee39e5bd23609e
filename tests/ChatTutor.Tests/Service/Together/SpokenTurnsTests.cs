using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>A shared phone that is spoken to: it is handed on by word of mouth, and what one said stays that one's.</summary>
public sealed class SpokenTurnsTests
{
    private static readonly Address Phone = new("zalo", "chung");

    [Fact]
    public async Task Somebody_joins_and_the_phone_is_handed_on_by_voice()
    {
        await using var town = new Town();
        await GatherAsync(town);
        Assert.Equal(new LearnerId(2), (await town.LearnerAsync(Phone)).Id);

        await town.SpeakAsync(Phone, "Đổi người.");
        await town.SpeakAsync(Phone, "Bà Sáu.");

        Assert.Equal(new LearnerId(1), (await town.LearnerAsync(Phone)).Id);
        Assert.Contains("👤 Bà Sáu", town.Said[^1].Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_said_before_the_phone_was_handed_on_does_not_take_it_back()
    {
        await using var town = new Town();
        await GatherAsync(town);
        // Heard only after the phone has gone to Bà Sáu.
        await town.Door.ReceiveAsync(new Incoming(Phone, "late", new InboundMessage.Media("voice", new VoiceNote("menu")), town.Door.Now), CancellationToken.None);
        await town.Door.ReceiveAsync(new Incoming(Phone, "list", new InboundMessage.Text("đổi người"), town.Door.Now), CancellationToken.None);
        await town.Door.ReceiveAsync(new Incoming(Phone, "name", new InboundMessage.Text("Bà Sáu"), town.Door.Now), CancellationToken.None);

        await town.WorkAsync();

        Assert.Contains("👤 Ông Tư", town.Said[^1].Reply.Text, StringComparison.Ordinal);
        Assert.Equal(new LearnerId(1), (await town.LearnerAsync(Phone)).Id);
    }

    // Bà Sáu began; Ông Tư has the phone.
    private static async Task GatherAsync(Town town)
    {
        await town.SendAsync(Phone, new InboundMessage.Started(null));
        await town.TapAsync(Phone, "Đồng ý");
        await town.SpeakAsync(Phone, "đổi người");
        await town.TapAsync(Phone, "Thêm người");
        await town.SpeakAsync(Phone, "Bà Sáu");
        await town.SpeakAsync(Phone, "Ông Tư");
        await town.TapAsync(Phone, "Đồng ý");
    }
}
