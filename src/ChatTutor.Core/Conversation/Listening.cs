using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>
/// Voice messages, where they are listened to: what was heard is said first, so that a mishearing is seen, and is then taken as if it
/// had been typed.
/// </summary>
internal static partial class Listening
{
    /// <summary>Nothing is said yet: what was heard comes as its own message.</summary>
    public static Turn Begin(Scene scene, VoiceNote voice) =>
        new(scene.Learner with { Blocked = false }, [], [], [new Effect.Listen(voice.File, scene.Learner.Screen, voice.Seconds)]);

    /// <param name="hear">What typed words lead to.</param>
    public static Turn Heard(Scene scene, InboundMessage.Heard heard, Func<Scene, string, Turn> hear)
    {
        // Whoever writes down what was said ends it as a sentence, though an answer is a word.
        var words = Folding.Clean(heard.Words).TrimEnd('.', ',', '…', '!', ' ');
        if ((PhraseFor(heard.Unheard) ?? PhraseFor(words)) is { } why)
            return Screens.Again(scene, scene.Phrase(why));
        var learner = scene.Learner;
        var isLate = heard.Screen < learner.ValidFrom || heard.Screen > learner.Screen;
        return Repeat(scene, hear(scene with { IsLate = isLate }, words), words);
    }

    private static string? PhraseFor(Unheard? why) => why switch
    {
        null => null,
        Unheard.TooLong => "voice.too_long",
        _ => "voice.unable",
    };

    private static string? PhraseFor(string words) => words.Length switch
    {
        0 => "voice.unclear",
        > Tutor.Longest => "voice.too_long",
        _ => null,
    };

    private static Turn Repeat(Scene scene, Turn turn, string words)
    {
        var said = scene.Phrase(turn.Effects.Any(e => e is Effect.Ask) ? "voice.asked" : "voice.said", ("words", Shown(words)));
        if (turn.Replies.Count > 0)
            return turn with { Replies = [turn.Replies[0] with { Text = $"{said}\n\n{turn.Replies[0].Text}" }, .. turn.Replies.Skip(1)] };
        var screen = turn.Learner.Screen + 1;
        var reply = new Reply.Say(ChoiceId.Mark(screen, scene.Person?.Number ?? 1), scene.Headed(said), []);
        return turn with { Learner = turn.Learner with { Screen = screen }, Replies = [reply] };
    }

    // It is kept with the reply like anything said: no secret, no name. And nobody is led anywhere by what a server says it heard.
    private static string Shown(string words) => Unsaid().Replace(QuestionGap.Keepable(words), "•••");

    // Addresses, and the braces in which phrases name people.
    [GeneratedRegex(@"\w+:/\S*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?:]\S*)?|[{}]+", RegexOptions.IgnoreCase)]
    private static partial Regex Unsaid();
}
