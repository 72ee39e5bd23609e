using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Channels.Zalo;

public sealed class ZaloOaConformance : PlatformConformance
{
    private new ZaloOaBed Bed => (ZaloOaBed)base.Bed;

    [Fact]
    public async Task While_the_office_talks_with_somebody_the_tutor_is_quiet_until_it_is_called()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        await Bed.DeliverAsync(Bed.Zalo.AnswerByHand(person, "Chào bác, mai bác ghé xã nghen."));
        await Bed.SayAsync(person, "dạ, cảm ơn cô");
        await Bed.SayAsync(person, "GIÚP");
        Assert.Contains("không cần dấu", (await Bed.SeenAsync(person, 2)).Text, StringComparison.Ordinal);
        Assert.Null((await Bed.LearnerAsync(person)).QuietUntil);
    }

    [Fact]
    public async Task Its_own_messages_reported_back_do_not_silence_the_tutor()
    {
        var people = Enumerable.Range(0, 10).Select(_ => Bed.NewPerson()).ToList();
        foreach (var person in people)
        {
            await Bed.SayAsync(person, "xin chào");
            await Bed.SeenAsync(person, 1);
        }
        // Two reports for each message sent, beside the person's own events.
        await ChannelBed.UntilAsync(() => Bed.Zalo.Push.Answers.Count >= 30, () => $"{Bed.Zalo.Push.Answers.Count} events were taken.");
        foreach (var person in people)
            Assert.Null((await Bed.LearnerAsync(person)).QuietUntil);
    }

    [Fact]
    public async Task Following_opens_the_talk_unfollowing_shuts_it_and_coming_back_is_welcome()
    {
        var person = Bed.NewPerson();
        await Bed.DeliverAsync(Bed.Zalo.Follow(person));
        Assert.StartsWith("Chào bác!", (await Bed.SeenAsync(person, 1)).Text, StringComparison.Ordinal);
        await Bed.DeliverAsync(Bed.Zalo.Unfollow(person));
        Assert.True(await Bed.IsKnownAsGoneAsync(person));
        await Bed.DeliverAsync(Bed.Zalo.Follow(person));
        await Bed.SeenAsync(person, 2);
        Assert.False(await Bed.IsKnownAsGoneAsync(person));
    }

    [Fact]
    public async Task Who_takes_back_their_leave_at_zalo_is_forgotten_without_a_word()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        await Bed.DeliverAsync(Bed.Zalo.Withdraw(person));
        Assert.Equal(0, (await Bed.Store.StateAsync(CancellationToken.None)).Learners);
        Assert.Single(Bed.Seen(person));
    }

    [Fact]
    public async Task A_picture_a_voice_or_a_place_is_answered_kindly()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        foreach (var (n, kind) in (string[])["image", "audio", "location", "sticker", "gif", "file", "business_card"] is { } all ? all.Index() : [])
        {
            await Bed.DeliverAsync(Bed.Zalo.Media(person, kind));
            // A picture may be of a card or a paper: that is answered first.
            var kindly = kind is "image" or "file" ? "Con không mở, không lưu hình." : SampleContent.Catalogue.Phrases.Say("hint.media");
            Assert.StartsWith(kindly, (await Bed.SeenAsync(person, n + 2)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reply_of_yesterday_is_not_sent_when_zalo_would_refuse_it_anyway()
    {
        var person = Bed.NewPerson();
        await Bed.SayAsync(person, "xin chào");
        await Bed.SeenAsync(person, 1);
        Bed.Zalo.Refuse(person, -230);
        await Bed.AnnounceAsync(person, new Reply.Say("x", "Tin trễ.", []));
        await ChannelBed.UntilAsync(() => Bed.IsKnownAsGoneAsync(person).Result, () => "Nobody noticed.");
        Bed.Zalo.Refuse(person, null);
        await Bed.SayAsync(person, "GIÚP");
        Assert.Contains("không cần dấu", (await Bed.SeenAsync(person, 2)).Text, StringComparison.Ordinal);
    }

    protected override async Task<ChannelBed> OpenAsync() => await ZaloOaBed.StartAsync();
}
