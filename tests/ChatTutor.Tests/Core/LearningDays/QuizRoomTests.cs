using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays.Quiz;

namespace ChatTutor.Tests.Core;

public sealed class QuizRoomTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly QuizRoom Room = QuizRoom.Open("7K2M9", "phuong-sa-dec", "Nhà văn hóa", [new("Một?", ["a", "b", "c"], 1, "Vì một."), new("Hai?", ["Đúng", "Sai"], 0, "Vì hai.")], Now);

    [Fact]
    public void The_first_answer_counts_and_only_while_there_is_time()
    {
        var room = Room.Enter("an").Room.Enter("ba").Room;
        Assert.Equal(QuizWord.JoinedBefore, room.Enter("an").Word);
        Assert.Equal(QuizWord.TooLate, room.Answer("an", 0, 1, Now).Word);
        room = room.Next(0, Now);
        (room, var first) = room.Answer("an", 0, 1, Now);
        (room, var second) = room.Answer("an", 0, 2, Now);
        Assert.Equal((QuizWord.Answered, QuizWord.AnsweredBefore), (first, second));
        Assert.Equal(QuizWord.TooLate, room.Answer("ba", 0, 0, Now + QuizRoom.Thinking).Word);
        Assert.Equal(QuizWord.TooLate, room.Answer("ba", 0, 3, Now).Word);
        Assert.Equal(QuizWord.TooLate, room.Answer("ba", 1, 0, Now).Word);
        Assert.Equal([0, 1, 0], room.Sums);
        Assert.Equal((1, 0), (room.RightOf("an"), room.RightOf("nobody")));
    }

    [Fact]
    public void Steps_are_taken_once_each_until_it_is_over()
    {
        var room = Room;
        var seen = new List<string>();
        for (var step = 0; !room.IsOver; step++)
        {
            room = room.Next(step, Now).Next(step, Now);
            seen.Add($"{room.Asked} {(room.IsShown ? "shown" : room.IsOver ? "over" : "asked")}");
        }
        Assert.Equal(["0 asked", "0 shown", "1 asked", "1 shown", " over"], seen);
        Assert.Same(room, room.Next(room.Step, Now));
    }

    [Fact]
    public void It_takes_so_many_people_and_ends_by_itself()
    {
        var room = Enumerable.Range(0, QuizRoom.Most).Aggregate(Room, (r, i) => r.Enter($"{i}").Room);
        Assert.Equal(QuizWord.Full, room.Enter("one more").Word);
        Assert.Equal(QuizWord.JoinedBefore, room.Enter("7").Word);
        Assert.False(room.HasEnded(Now.AddMinutes(119)));
        Assert.True(room.HasEnded(Now.AddHours(2)));
    }

    [Theory]
    [InlineData("2", 1)]
    [InlineData(" B ", 1)]
    [InlineData("c", 2)]
    [InlineData("4", null)]
    [InlineData("d", null)]
    [InlineData("đúng", null)]
    [InlineData("0", null)]
    public void Digits_and_letters_answer(string words, int? option) =>
        Assert.Equal(option is { } o ? (0, o) : null, QuizTalk.AnswerIn(new InboundMessage.Text(words), Room, 0));

    [Theory]
    [InlineData("7k2m9", "7K2M9")]
    [InlineData(" 7K2 M9", "7K2M9")]
    public void A_code_is_typed_as_people_type(string words, string code) => Assert.Equal(code, QuizTalk.RoomIn(new InboundMessage.Text(words)));

    [Fact]
    public void Every_bank_question_of_the_real_day_that_is_drawn_has_one_right_answer_and_its_why()
    {
        var catalogue = SampleContent.Real.Catalogue!;
        var questions = QuizQuestion.Of(catalogue.LearningDays.Find("2027")!, catalogue);
        Assert.InRange(questions.Count, 2 * QuizRoom.Round, int.MaxValue);
        Assert.All(questions, q => Assert.InRange(q.Right, 0, q.Options.Count - 1));
        Assert.All(questions, q => Assert.NotEqual("", q.Why));
        Assert.All(questions, q => Assert.DoesNotContain('{', q.Prompt + q.Why + string.Concat(q.Options)));
    }
}
