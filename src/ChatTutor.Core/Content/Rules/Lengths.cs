using System.Text.RegularExpressions;
using ChatTutor.Core.Questions;

namespace ChatTutor.Core.Content.Rules;

/// <summary>
/// Small screens and tired eyes: how long a message, a sentence, a button and a lesson may be. The numbers come from research on how
/// elderly people read chats: 2 sentences, 160 characters, 18 syllables a sentence, buttons of 24 characters.
/// </summary>
internal static partial class Lengths
{
    public const int MostCharacters = 160;
    public const int MostSentences = 2;
    public const int MostSyllables = 18;
    public const int LongestLabel = 24;
    private const int LongestTitle = 40;
    private const int MostCards = 6;
    private const int MostQuestions = 4;
    private const int MostMinutes = 5;

    public static IEnumerable<ContentMistake> Check(Inspection look) =>
        look.Texts.SelectMany(t => Check(look, t)).Concat(look.Lessons.SelectMany(l => Check(look, look.Taught.Lesson(l.Id) ?? l)));

    public static IEnumerable<ContentMistake> Check(Inspection look, Written written)
    {
        var text = look.Catalogue.Phrases.Address(written.Text);
        var most = written.IsLabel ? LongestLabel : written.Place.EndsWith("#title", StringComparison.Ordinal) ? LongestTitle : MostCharacters;
        if (text.Length > most)
            yield return look.Error(written.Place, $"dài {text.Length} ký tự, nhiều nhất {most}; viết ngắn lại hoặc tách làm hai");
        var sentences = Sentences(text);
        if (sentences.Count > MostSentences)
            yield return look.Error(written.Place, $"có {sentences.Count} câu, nhiều nhất {MostSentences}; tách làm hai bước");
        foreach (var sentence in sentences.Where(s => Syllables(s) > MostSyllables))
            yield return look.Error(written.Place, $"câu dài {Syllables(sentence)} tiếng, nhiều nhất {MostSyllables}: \"{sentence}\"");
    }

    private static IEnumerable<ContentMistake> Check(Inspection look, Lesson lesson)
    {
        var file = lesson.File;
        var (cards, questions) = (lesson.Steps.Count(s => s is not Question and not Practice), lesson.Questions.Count());
        if (cards is < 2 or > MostCards)
            yield return look.Error($"{file}#steps", $"bài có {cards} thẻ; cần 2 đến {MostCards}");
        if (questions is < 2 or > MostQuestions)
            yield return look.Error($"{file}#steps", $"bài có {questions} câu hỏi; cần 2 đến {MostQuestions}");
        if (lesson.Minutes is < 1 or > MostMinutes)
            yield return look.Error($"{file}#minutes", $"\"minutes\" từ 1 đến {MostMinutes}");
    }

    private static List<string> Sentences(string text) =>
        [.. Ends().Split(text).Select(s => s.Trim()).Where(s => Syllables(s) > 0)];

    // Vietnamese puts a space between syllables; "Wi-Fi" is read as one word.
    private static int Syllables(string sentence) =>
        sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    // A dot inside 10.000 or vneid.gov.vn ends no sentence: white space or the end of the text must follow.
    [GeneratedRegex(@"(?<=[.!?…])[”""’)]*(?:\s+|$)|\n+")]
    private static partial Regex Ends();
}
