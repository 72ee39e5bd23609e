using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.LearningDays.Quiz;

/// <summary>A quiz in somebody's chat. The lesson they are at stays as it is.</summary>
public static class QuizTalk
{
    private const string Mark = "quiz:", Payload = "choi/";

    /// <summary>Of a button: no message of the tutor's has this screen.</summary>
    private const string NoScreen = "0:";

    /// <summary>The room a link leads to ("choi/7K2M9", with "__" where a platform forbids the slash) or words name, as it would be written; or null.</summary>
    public static string? RoomIn(InboundMessage message) => message switch
    {
        InboundMessage.Started { Payload: { } payload } when payload.Replace("__", "/", StringComparison.Ordinal) is var clean
            && clean.StartsWith(Payload, StringComparison.OrdinalIgnoreCase) => Written(clean[Payload.Length..]),
        InboundMessage.Text { Words.Length: < 40 } text => Written(text.Words),
        _ => null,
    };

    /// <summary>The question and option a button or a digit or letter stands for; null when the message is no answer.</summary>
    /// <param name="asked">The question on the screen.</param>
    public static (int Question, int Option)? AnswerIn(InboundMessage message, QuizRoom room, int? asked)
    {
        ArgumentNullException.ThrowIfNull(room);
        if (message is InboundMessage.Choice { Id: var id } && id.StartsWith(NoScreen + Mark + room.Code, StringComparison.Ordinal)
            && id.Split(':') is [_, _, _, var q, var o] && int.TryParse(q, NumberStyles.None, CultureInfo.InvariantCulture, out var question)
            && int.TryParse(o, NumberStyles.None, CultureInfo.InvariantCulture, out var option) && question < room.Questions.Count)
            return (question, option);
        if (asked is not { } n || message is not InboundMessage.Text { Words: var words } || words.Trim() is not { Length: 1 } typed)
            return null;
        var index = char.IsAsciiDigit(typed[0]) ? typed[0] - '1' : char.ToLowerInvariant(typed[0]) - 'a';
        return index >= 0 && index < room.Questions[n].Options.Count ? (n, index) : null;
    }

    public static Turn Say(Learner learner, Catalogue catalogue, QuizWord word, QuizRoom room)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(room);
        var text = catalogue.Phrases.To(learner.Pronouns).Say(KeyOf(word), ("n", QuizRoom.Most));
        var isIn = word is QuizWord.Joined or QuizWord.JoinedBefore;
        return isIn && room.Asked is not null && !room.IsShown ? Ask(learner, catalogue, room, text + "\n\n") : Tutor.Tell(learner, text);
    }

    /// <summary>The question on the screen, with its buttons.</summary>
    public static Turn Ask(Learner learner, Catalogue catalogue, QuizRoom room, string before = "")
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(room);
        var (n, question) = (room.Asked ?? 0, room.Question ?? room.Questions[0]);
        var text = before + catalogue.Phrases.To(learner.Pronouns).Say("quiz.question", ("n", n + 1), ("of", room.Questions.Count), ("prompt", question.Prompt));
        var choices = question.Options.Select((label, i) => new ReplyChoice(string.Create(CultureInfo.InvariantCulture, $"{NoScreen}{Mark}{room.Code}:{n}:{i}"), label));
        var turn = Tutor.Tell(learner, text);
        return turn with { Replies = [.. turn.Replies.OfType<Reply.Say>().Select(r => r with { Choices = [.. choices] })] };
    }

    /// <summary>To each alone, at the end.</summary>
    public static Turn Result(Learner learner, Catalogue catalogue, QuizRoom room, string player)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(room);
        return Tutor.Tell(learner, catalogue.Phrases.To(learner.Pronouns).Say("quiz.over", ("right", room.RightOf(player)), ("of", room.Questions.Count)));
    }

    private static string Written(string words) => string.Concat(words.Where(c => c is not (' ' or '-'))).ToUpperInvariant();

    private static string KeyOf(QuizWord word) => word switch
    {
        QuizWord.Joined => "quiz.joined",
        QuizWord.JoinedBefore => "quiz.joined_before",
        QuizWord.Full => "quiz.full",
        QuizWord.Answered => "quiz.answered",
        QuizWord.AnsweredBefore => "quiz.answered_before",
        QuizWord.TooLate => "quiz.too_late",
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };
}
