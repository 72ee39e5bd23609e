using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Core;

/// <summary>Rules of the talk that a property found broken once, and the words that always work.</summary>
public sealed class TutorTests
{
    private readonly Pupil pupil = new(SampleContent.Catalogue);

    public static TheoryData<string, string> ContractWords => new()
    {
        { "HỌC", "Bước 1/5" }, { "MENU", "Bác muốn làm gì?" }, { "HỎI", "Bác hỏi đi, con nghe." }, { "ĐIỂM", "Bác chưa hoàn thành bài nào." },
        { "TIẾP", "Bước 2/5" }, { "LẠI", "Bước 1/5" }, { "GIÚP", "Bác bấm nút hoặc gõ chữ" }, { "DỪNG", "Dạ, con sẽ không tự nhắn" },
        { "NGHỈ", "Dạ, con sẽ không tự nhắn" }, { "DỮ LIỆU", "Con đang lưu về bác:" }, { "XÓA", "Bác muốn xóa mọi thứ" },
        { "1010", "Ngày hội mẫu là ngày 5/12/2026." }, { "THI", "Phần thi chưa mở." }, { "XÃ", "Bác ở xã hay phường nào?" },
    };

    [Theory]
    [MemberData(nameof(ContractWords))]
    public void A_contract_word_does_what_it_says(string word, string said)
    {
        pupil.Begin("mau/ngan");
        foreach (var typed in new[] { word, word.ToLowerInvariant(), ChatTutor.Core.Language.Folding.Fold(word), $"  {word}!  " })
        {
            var other = new Pupil(SampleContent.Catalogue) { Learner = pupil.Learner, Now = pupil.Now };
            other.Say(typed);
            Assert.StartsWith(said, other.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_word_on_a_button_wins_over_a_word_that_only_looks_like_a_command()
    {
        pupil.Begin("mau/ngan");
        pupil.Say("tiếp");
        pupil.Say("tiếp");
        pupil.Say("dung");
        Assert.Contains("Chưa đúng", pupil.Text, StringComparison.Ordinal);
        pupil.Say("lại");
        pupil.Say("dừng");
        Assert.True(pupil.Learner.Muted);
    }

    [Fact]
    public void Menu_while_a_question_is_awaited_is_the_menu()
    {
        pupil.Begin("");
        pupil.Say("hỏi");
        var turn = pupil.Say("MENU");
        Assert.Empty(turn.Effects);
        Assert.Equal("Bác muốn làm gì?", pupil.Text);
    }

    [Fact]
    public void An_answer_that_begins_with_the_word_for_asking_is_an_answer()
    {
        pupil.Begin("mau/du-loai");
        while (pupil.Learner.Lesson!.Step != "thu-tu")
            pupil.Say("tiếp");
        Assert.Empty(pupil.Say("Hỏi người nhà").Effects);
        Assert.Equal(["b"], pupil.Learner.Lesson.Picked);
        Assert.Equal([new Effect.Ask("người nhà có cần học không")], pupil.Say("hỏi người nhà có cần học không").Effects);
    }

    [Fact]
    public void A_second_tap_on_an_old_button_says_nothing()
    {
        pupil.Begin("mau/ngan");
        var old = pupil.Offered("next:mo").Id;
        pupil.Tap("next:mo");
        pupil.Tap("next:chac");
        Assert.Single(pupil.Send(new InboundMessage.Choice(old)).Replies);
        Assert.Empty(pupil.Send(new InboundMessage.Choice(old)).Replies);
        pupil.Now += TimeSpan.FromMinutes(1);
        Assert.Single(pupil.Send(new InboundMessage.Choice(old)).Replies);
    }

    [Fact]
    public void A_button_of_an_earlier_question_does_not_answer_this_one()
    {
        pupil.Begin("mau/du-loai");
        while (pupil.Learner.Lesson!.Step != "mot")
            pupil.Say("tiếp");
        var old = pupil.Offered("opt:a").Id;
        pupil.Tap("opt:a");
        pupil.Say("tiếp");
        pupil.Now += TimeSpan.FromMinutes(2);
        pupil.Send(new InboundMessage.Choice(old));
        Assert.StartsWith("Nút đó của bước trước rồi.", pupil.Text, StringComparison.Ordinal);
        Assert.Equal("nhieu", pupil.Learner.Lesson.Step);
        Assert.Empty(pupil.Learner.Lesson.Picked);
    }

    [Fact]
    public void A_button_of_the_same_step_shown_twice_still_fits()
    {
        pupil.Begin("mau/ngan");
        var first = pupil.Offered("next:mo").Id;
        pupil.Say("ủa gì");
        pupil.Send(new InboundMessage.Choice(first));
        Assert.Equal("chac", pupil.Learner.Lesson!.Step);
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("1:cmd:\udc00")]
    [InlineData("1:đ")]
    [InlineData("1:cmd:menu:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Nothing_of_a_button_that_is_not_ours_is_kept(string id)
    {
        pupil.Begin("mau/ngan");
        Assert.Single(pupil.Send(new InboundMessage.Choice(id)).Replies);
        Assert.NotEqual(id, pupil.Learner.LastChoice);
    }

    [Fact]
    public void An_answer_from_outside_is_made_fit_to_be_said()
    {
        var answer = new Answer("Một.\nHai \ud800" + new string('a', 5000), ["khong/co", "mau/ngan"], " \ud800 ");
        var said = Assert.IsType<Reply.Say>(Assert.Single(pupil.Send(new InboundMessage.Answered(answer)).Replies));
        Assert.StartsWith("Một.\nHai aaa", said.Text, StringComparison.Ordinal);
        Assert.EndsWith("a…", said.Text, StringComparison.Ordinal);
        Assert.Equal((1500, null), (said.Text.Length, said.Source));
        Assert.Equal(["Bài ngắn", "Đúng ý", "Chưa đúng", "Menu"], said.Choices.Select(c => c.Label));
    }

    [Fact]
    public void A_month_later_the_same_step_is_shown_with_a_word_about_it()
    {
        pupil.Begin("mau/ngan");
        pupil.Say("tiếp");
        pupil.Now += TimeSpan.FromDays(30);
        pupil.Say("ủa");
        Assert.StartsWith("Mừng bác trở lại! Mình đang học dở bài “Bài ngắn”.\n\nBước 2/5", pupil.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_of_the_longest_ids_lint_allows_is_short_enough()
    {
        var id = new string('a', 48);
        var catalogue = SampleContent.Catalogue.Step("mau/ngan", "mo", s => ((Card)s) with { Id = id });
        var other = new Pupil(catalogue).Begin("mau/ngan");
        other.Learner = other.Learner with { Screen = 9_999_999 };
        other.Say("học");
        Assert.All(other.Learner.Offered!, o => Assert.InRange(o.Id.Length, 1, 64));
        other.Tap("next:" + id);
        Assert.Equal("chac", other.Learner.Lesson!.Step);
    }
}
