using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Conversation;

/// <summary>What an activity has in hand while it makes a turn: what is taught, the learner so far, the moment.</summary>
internal sealed record Scene(Catalogue Catalogue, Learner Learner, DateTimeOffset Now)
{
    /// <summary>The learner as they were when the message came in.</summary>
    public Learner Before { get; init; } = Learner;

    public Phrases Phrases => Catalogue.Phrases.To(Learner.Pronouns);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Learning is written down only for those who said yes.</summary>
    public bool Records => Learner.Consent == Consent.Given;

    public Scene With(Learner learner) => this with { Learner = learner };

    public string Phrase(string key, params ReadOnlySpan<(string, object)> values) => Phrases.Say(key, values);

    /// <summary>A button: what it does, and its label from the phrases.</summary>
    public Button Button(string action, string phrase) => new(action, Phrase(phrase));

    /// <summary>One message with buttons: the end of nearly every turn.</summary>
    public Turn Say(string text, IEnumerable<Button> buttons, string? source = null, bool ai = false, ReplyLink? link = null) =>
        Show((id, choices) => new Reply.Say(id, Phrases.Address(text), choices, source, ai, link), buttons);

    public Turn Show(Func<string, IReadOnlyList<ReplyChoice>, Reply> reply, IEnumerable<Button> buttons)
    {
        var screen = Learner.Screen + 1;
        var choices = buttons.Select(b => new ReplyChoice(ChoiceId.Of(screen, b.Action), Phrases.Address(b.Label))).ToList();
        // The same state shown again: the buttons of the earlier message stay good.
        var same = Learner.Activity == Before.Activity && Learner.Lesson == Before.Lesson;
        var learner = Learner with { Screen = screen, ValidFrom = same ? Learner.ValidFrom : screen, Offered = choices };
        return new Turn(learner, [reply(screen.ToString(CultureInfo.InvariantCulture), choices)], [], []);
    }
}

/// <summary>A button before it is put on a message.</summary>
internal sealed record Button(string Action, string Label);

/// <summary>The id of a button: the number of the message it stands under, and what it does.</summary>
internal static class ChoiceId
{
    public static string Of(int screen, string action) => $"{screen.ToString(CultureInfo.InvariantCulture)}:{action}";

    /// <summary>In UTF-16 units; a button of ours is plain ASCII and at most this long, as Telegram allows.</summary>
    private const int Longest = 64;

    /// <summary>Null for what no button of ours carries: nothing of it may get into what is stored.</summary>
    public static (int Screen, string Action)? Parse(string id)
    {
        if (id.Length > Longest || !id.All(char.IsAscii))
            return null;
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(id.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var screen)
            ? (screen, id[(colon + 1)..])
            : null;
    }
}
