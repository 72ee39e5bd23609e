using ChatTutor.Core.Conversation;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Host;

/// <summary>Knows for every kind of question which button leads to the right answer.</summary>
public static class RightAnswers
{
    public static bool Leads(Question question, LessonPlace place, string option) => question switch
    {
        SeveralChoices q => q.Choices.Where(c => c.Right).Select(c => c.Id).Except(place.Picked).ToList() is { Count: > 0 } missing
            ? missing.Contains(option) : option == "done",
        Ordering q => q.Items[place.Picked.Count].Id == option,
        _ => question.Tap(option, new Attempt("", place.Picked)) is Response.Marked { Mark.Right: true },
    };
}
