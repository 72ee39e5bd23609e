using System.Collections.Immutable;
using System.Globalization;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Bench.Turns;

/// <summary>Answers as a lesson does: a learner of about 1 KB, one reply with four buttons, one event.</summary>
internal static class PlainLesson
{
    private static readonly ImmutableSortedDictionary<string, DateOnly> Completed = Enumerable.Range(0, 8)
        .ToImmutableSortedDictionary(i => $"vneid/bai-hoc-so-{i}", i => new DateOnly(2026, 10, 10 + i));

    private static readonly ImmutableSortedDictionary<string, StepMark> Marks = Enumerable.Range(0, 8)
        .ToImmutableSortedDictionary(i => $"cau-hoi-{i}", i => new StepMark(i % 3 != 0, 1));

    public static Turn Respond(Learner learner, Incoming incoming)
    {
        var screen = learner.Screen + 1;
        var choices = Enumerable.Range(0, 4)
            .Select(i => new ReplyChoice(string.Create(CultureInfo.InvariantCulture, $"{screen}.{i}"), $"Phương án trả lời số {i}")).ToList();
        var reply = new Reply.Say(
            screen.ToString(CultureInfo.InvariantCulture),
            "Đúng rồi! Tài khoản định danh điện tử mức 2 dùng được thay cho thẻ căn cước khi làm thủ tục. Câu tiếp theo: em cần làm gì khi có người lạ gọi hỏi mã OTP?",
            choices);
        var next = learner with
        {
            Consent = Consent.Given,
            ConsentVersion = 1,
            Audience = "farmers",
            Commune = "my-tho",
            Screen = screen,
            Offered = choices,
            LastChoice = "1.a",
            LastChoiceAt = incoming.At,
            LastSeen = incoming.At,
            Completed = Completed,
            Lesson = new LessonPlace("vneid/muc-2", "cau-hoi-2", ["a"], true, Marks, 4),
        };
        return new Turn(next, [reply], [new LearningEvent.QuestionMarked("vneid/muc-2", "cau-hoi-2", true, "a", 1)], [], "Phương án trả lời số 0");
    }
}
