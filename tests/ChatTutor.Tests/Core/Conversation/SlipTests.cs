using System.Collections.Immutable;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>The list for the office: only after a yes, seen in one's data, left at any time, and never a word that ChatTutor confirms.</summary>
public sealed class SlipTests
{
    private static readonly Catalogue Catalogue = SampleContent.Real.Catalogue!;

    [Fact]
    public void Who_has_done_what_a_target_asks_hears_of_the_list_and_is_not_on_it()
    {
        var pupil = Farmer();

        Assert.Contains("gõ MÃ CỦA TÔI", pupil.Text, StringComparison.Ordinal);
        Assert.Null(pupil.Learner.Slip);
        pupil.Say("mã của tôi");
        Assert.Contains("Con không xác nhận; cơ quan xem và quyết định.", pupil.Text, StringComparison.Ordinal);
        Assert.Null(pupil.Learner.Slip);
        pupil.Tap("cmd:menu");
        Assert.Null(pupil.Learner.Slip);
    }

    [Fact]
    public void After_a_yes_the_code_is_shown_kept_and_left_again()
    {
        var pupil = Agreed();
        Assert.Contains("K7M 2QX", pupil.Text, StringComparison.Ordinal);
        Assert.Contains("CT05", pupil.Text, StringComparison.Ordinal);
        Assert.Contains("Cơ quan chưa trả lời.", pupil.Text, StringComparison.Ordinal);
        pupil.Send(new InboundMessage.CodeDrawn("3FH9TC", CodeUse.Slip));
        Assert.Equal("K7M2QX", pupil.Learner.Slip!.Code);
        Assert.Contains("danh sách đề nghị xác nhận", pupil.Say("dữ liệu").Replies[0].Text, StringComparison.Ordinal);

        pupil.Say("mã của tôi");
        pupil.Tap("slip-leave");

        Assert.Null(pupil.Learner.Slip);
        Assert.DoesNotContain("danh sách đề nghị", pupil.Say("dữ liệu").Replies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Cơ quan đã ghi nhận ngày 24/11/2026.")]
    [InlineData(false, "Cơ quan trả lời ngày 24/11/2026: chưa ghi nhận được.")]
    public void What_the_office_said_is_passed_on_as_the_offices_word(bool recorded, string words)
    {
        var pupil = Agreed();
        pupil.Learner = pupil.Learner with { Slip = pupil.Learner.Slip! with { Answer = new OfficeAnswer(recorded, new DateOnly(2026, 11, 24)) } };

        Assert.Contains(words, pupil.Say("mã của tôi").Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains(words, pupil.Say("dữ liệu").Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Erasing_takes_the_row_away_and_without_a_record_there_is_none()
    {
        var pupil = Agreed();
        pupil.Say("xóa");
        pupil.Tap("erase-yes");
        Assert.Null(pupil.Last.Learner.Slip);

        var stranger = new Pupil(Catalogue);
        stranger.Send(new InboundMessage.Started(null));
        stranger.Tap("consent-no");
        Assert.Empty(stranger.Say("mã của tôi").Effects);
        Assert.Null(stranger.Send(new InboundMessage.CodeDrawn("K7M2QX", CodeUse.Slip)).Learner.Slip);
    }

    private static Pupil Agreed()
    {
        var pupil = Farmer();
        pupil.Say("mã của tôi");
        Assert.Equal([new Effect.DrawCode(CodeUse.Slip)], pupil.Tap("slip-yes").Effects);
        pupil.Send(new InboundMessage.CodeDrawn("K7M2QX", CodeUse.Slip));
        return pupil;
    }

    // Everything a farmer's target asks was learnt before the group was said.
    private static Pupil Farmer()
    {
        var day = new DateOnly(2026, 11, 20);
        var lessons = new LessonWish(LessonWish.Path, null).Lessons(Catalogue, "nong-dan");
        var pupil = new Pupil(Catalogue)
        {
            Learner = new Learner(new LearnerId(7), Consent.Given, LastSeen: new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)), Completed: lessons.ToImmutableSortedDictionary(l => l, _ => day)),
        };
        pupil.Say("nhóm");
        pupil.Say("Nông dân");
        return pupil;
    }
}
