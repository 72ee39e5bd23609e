using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Core;

/// <summary>What is said aloud: listened to, said back, and taken as if it had been typed.</summary>
public sealed class VoiceTests
{
    private static readonly InboundMessage Voice = new InboundMessage.Media("voice", new VoiceNote("AwAC", 4, 9_000));

    [Fact]
    public void Only_where_the_sound_is_is_kept_and_nothing_is_said_yet()
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        var turn = pupil.Send(Voice);

        Assert.Empty(turn.Replies);
        Assert.Equal([new Effect.Listen("AwAC", pupil.Learner.Screen, 4)], turn.Effects);
    }

    [Theory]
    [InlineData(61, null)]
    [InlineData(4, VoiceNote.LargestBytes + 1L)]
    public void One_that_is_too_long_is_not_fetched(int seconds, long? bytes)
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        var turn = pupil.Send(new InboundMessage.Media("voice", new VoiceNote("AwAC", seconds, bytes)));

        Assert.Empty(turn.Effects);
        Assert.StartsWith("Tin thoại này dài quá con nghe không kịp.", pupil.Text, StringComparison.Ordinal);
        Assert.Contains("Bước 1/5", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_nobody_listens_to_is_answered_as_it_always_was()
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        Assert.Empty(pupil.Send(new InboundMessage.Media("voice")).Effects);
        Assert.StartsWith("Con chỉ đọc được chữ", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_said_back_and_then_answered()
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        var turn = Speak(pupil, "VNeID dùng để làm gì vậy con?");

        Assert.Equal("Con nghe bác hỏi: “VNeID dùng để làm gì vậy con?”.", Assert.Single(turn.Replies).Text);
        Assert.Equal(new Effect.Ask("VNeID dùng để làm gì vậy con?"), Assert.Single(turn.Effects));
    }

    public static TheoryData<string, string> Said => new()
    {
        { "mo", "Học." }, { "mo", "menu" }, { "mo", "Tiếp." }, { "mo", "Xóa!" }, { "mo", "đổi người" }, { "mo", "mã otp của tui là 552913" },
        { "mo", "ông bà ông vải" }, { "dung-sai", "Sai." }, { "dung-sai", "Đúng rồi." }, { "dung-sai", "2" }, { "go-chu", "Quay về." }, { "go-chu", "tắt máy" },
        { "tinh-huong", "Cúp máy…" }, { "tinh-huong", "a" }, { "tinh-huong", "số ba" },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void What_is_said_does_what_typing_it_does(string step, string words)
    {
        var (typing, speaking) = (At(step), At(step));
        // Speaking takes two messages.
        typing.Now += TimeSpan.FromSeconds(2);

        typing.Say(words.TrimEnd('.', '…', '!'));
        Speak(speaking, words);

        Assert.Equal(StoredJson.Write(typing.Learner), StoredJson.Write(speaking.Learner));
        Assert.Equal(typing.Last.Events, speaking.Last.Events);
        var (head, rest) = speaking.Text.Split("\n\n", 2) is [var h, var r] ? (h, r) : ("", "");
        Assert.StartsWith("Con nghe bác nói: “", head, StringComparison.Ordinal);
        Assert.Equal(typing.Text, rest);
    }

    [Theory]
    [InlineData("mã otp của tui là 552913", "552913")]
    [InlineData("Mã OTP là bốn tám ba, chín hai bảy.", "bốn tám ba, chín")]
    [InlineData("căn cước của tui 087065001234 thì sao con?", "087065001234")]
    [InlineData("tui tên Nguyễn Văn Tèo, VNeID quên mật khẩu thì làm sao?", "Tèo")]
    public void A_secret_or_a_name_that_was_said_is_not_said_back_or_kept(string words, string secret)
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        var turn = Speak(pupil, words);

        Assert.Contains("•••", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, StoredJson.Write(turn.Learner) + StoredJson.Write(turn.Replies), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_led_anywhere_by_what_was_heard()
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        Speak(pupil, "vneid là gì, bấm https://evil.example/otp?x=1 hoặc vneid-cap.com.vn/ma {you}");

        Assert.Equal("Con nghe bác hỏi: “vneid là gì, bấm ••• hoặc ••• •••you•••”.", pupil.Text);
    }

    [Theory]
    [InlineData("", null, "Con nghe chưa rõ.")]
    [InlineData(" ... ", null, "Con nghe chưa rõ.")]
    [InlineData("", Unheard.TooLong, "Tin thoại này dài quá")]
    [InlineData("", Unheard.Unable, "Lúc này con chưa nghe được giọng nói.")]
    public void When_nothing_was_heard_one_stays_where_one_was(string words, Unheard? why, string kindly)
    {
        var pupil = At("dung-sai");
        var (before, shown) = (pupil.Learner, pupil.Text);
        pupil.Send(Voice);

        pupil.Send(new InboundMessage.Heard(words, before.Screen, why));

        Assert.StartsWith(kindly, pupil.Text, StringComparison.Ordinal);
        Assert.EndsWith(shown, pupil.Text, StringComparison.Ordinal);
        Assert.Equal((before.Lesson!.Step, before.Activity, before.ValidFrom), (pupil.Learner.Lesson!.Step, pupil.Learner.Activity, pupil.Learner.ValidFrom));
    }

    [Fact]
    public void An_hour_of_words_is_too_long()
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");

        Speak(pupil, string.Concat(Enumerable.Repeat("rồi bà con mình nghe tiếp nghen ", 2_000)));

        Assert.StartsWith("Tin thoại này dài quá", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_said_to_an_earlier_question_answers_no_later_one()
    {
        var pupil = At("dung-sai");
        var spokenAt = pupil.Learner.Screen;
        pupil.Send(Voice);
        pupil.Tap("opt:false");
        pupil.Tap("next:dung-sai");

        pupil.Send(new InboundMessage.Heard("quay về", spokenAt));

        Assert.Equal(("go-chu", false, 1), (pupil.Learner.Lesson!.Step, pupil.Learner.Lesson.Answered, pupil.Learner.Lesson.Marks.Count));
        Assert.Contains("Câu đó của bước trước rồi.", pupil.Text, StringComparison.Ordinal);
        Assert.Equal(new Effect.Ask("vneid dùng để làm gì"), Assert.Single(pupil.Send(new InboundMessage.Heard("vneid dùng để làm gì", spokenAt)).Effects));
        Assert.Contains("MENU", pupil.Send(new InboundMessage.Heard("Giúp.", spokenAt)).Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_not_consented_is_asked_first_as_after_typed_words()
    {
        var (typing, speaking) = (new Pupil(SampleContent.Catalogue), new Pupil(SampleContent.Catalogue));
        typing.Now += TimeSpan.FromSeconds(2);

        typing.Say("dạ chào con");
        Speak(speaking, "dạ chào con");

        Assert.Equal("Con nghe bác nói: “dạ chào con”.\n\n" + typing.Text, speaking.Text);
        Assert.Equal(StoredJson.Write(typing.Learner), StoredJson.Write(speaking.Learner));
        Assert.Equal(Consent.Unasked, speaking.Learner.Consent);
    }

    [Fact]
    public void After_a_long_pause_one_is_welcomed_back()
    {
        var pupil = At("dung-sai");
        pupil.Now += TimeSpan.FromDays(3);

        Speak(pupil, "alo alo");

        Assert.Contains(SampleContent.Catalogue.Phrases.Say("lesson.welcome_back").Split('{', '.')[0], pupil.Text, StringComparison.Ordinal);
    }

    private static Turn Speak(Pupil pupil, string words)
    {
        var listen = Assert.IsType<Effect.Listen>(Assert.Single(pupil.Send(Voice).Effects));
        return pupil.Send(new InboundMessage.Heard(words, listen.Screen));
    }

    private static Pupil At(string step)
    {
        var pupil = new Pupil(SampleContent.Catalogue).Begin("mau/ngan");
        while (pupil.Learner.Lesson!.Step != step)
            pupil.Say("tiếp");
        return pupil;
    }
}
