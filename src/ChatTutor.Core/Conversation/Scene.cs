using System.Globalization;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.Organisers;

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

    /// <summary>Whose linked chat this is, when it is that of somebody who may confirm practices; the phone is theirs then.</summary>
    public Organiser? Volunteer => Phone.Organiser is { } one && Access.Has(one.Role, OrganiserAction.ConfirmPractice) ? one : null;

    /// <summary>The volunteer has the phone in their own hands: nobody confirms in the turn of somebody else.</summary>
    public bool IsVolunteer => Volunteer is not null && IsOwner;

    /// <summary>Who else learns where this message came from.</summary>
    public required IPhone Phone { get; init; }

    /// <summary>The words were said to an earlier screen: they are no answer to this one.</summary>
    public bool IsLate { get; init; }

    /// <summary>The words are no answer to this learner's latest screen, which was not before the eyes of whoever said them.</summary>
    public bool IsElsewhere => IsLate || Phone.IsElsewhere(Learner.Id);

    /// <summary>The people of the phone as they are after this turn.</summary>
    public required IReadOnlyList<PhonePerson> People { get; init; }

    /// <summary>What is taught everywhere, whatever the learner's commune says differently.</summary>
    public required Catalogue Everywhere { get; init; }

    /// <summary>This learner on this phone.</summary>
    public PhonePerson? Person => People.FirstOrDefault(p => p.Learner == Learner.Id);

    public bool IsShared => People.Count > 1;

    /// <summary>The one the address belongs to began there; messages nobody asked for are for nobody else.</summary>
    public bool IsOwner => People is not [var owner, ..] || owner.Learner == Learner.Id;

    private int Number => Person?.Number ?? 1;

    public static Scene Of(Catalogue catalogue, Learner learner, DateTimeOffset now, IPhone phone) =>
        new(catalogue.For(learner.Commune), learner, now) { Phone = phone, People = phone.People, Everywhere = catalogue };

    public Scene With(Learner learner) => this with { Learner = learner };

    /// <summary>The same moment for another person of this phone; null when the store knows them no more.</summary>
    public Scene? To(PhonePerson person) => Phone.Find(person.Learner) is { } other ? To(person, other) : null;

    /// <summary>They go on with their lesson, whatever list was on their screen; the button that led here counts as theirs, for a trembling finger.</summary>
    public Scene To(PhonePerson person, Learner other) =>
        Of(Everywhere, other with
        {
            Activity = other.Activity is Activity.NamingPerson or Activity.Joining or Activity.Witnessing or Activity.Browsing ? null : other.Activity,
            LastChoice = Learner.LastChoice,
            LastChoiceAt = Learner.LastChoiceAt,
        }, Now, Phone) with
        { People = People };

    public string NameOf(PhonePerson? person) => person?.Name ?? Phrase("people.unnamed", ("n", person?.Number ?? 1));

    public string Phrase(string key, params ReadOnlySpan<(string, object)> values) => Phrases.Say(key, values);

    /// <summary>A button: what it does, and its label from the phrases.</summary>
    public Button Button(string action, string phrase) => new(action, Phrase(phrase));

    /// <summary>One message with buttons: the end of nearly every turn.</summary>
    public Turn Say(string text, IEnumerable<Button> buttons, string? source = null, bool ai = false, ReplyLink? link = null) =>
        Show((id, choices) => new Reply.Say(id, Phrases.Address(text), choices, source, ai, link), buttons);

    public Turn Show(Func<string, IReadOnlyList<ReplyChoice>, Reply> reply, IEnumerable<Button> buttons)
    {
        var screen = Learner.Screen + 1;
        var shown = IsShared ? Shared([.. buttons]) : buttons;
        var choices = shown.Select(b => new ReplyChoice(ChoiceId.Of(screen, Number, b.Action), Phrases.Address(b.Label))).ToList();
        // The same state shown again: the buttons of the earlier message stay good.
        var same = Learner.Activity == Before.Activity && Learner.Lesson == Before.Lesson && Learner.Test == Before.Test;
        var learner = Learner with { Screen = screen, ValidFrom = same ? Learner.ValidFrom : screen, Offered = choices };
        var said = reply(ChoiceId.Mark(screen, Number), choices);
        return new Turn(learner, [said with { Text = Headed(said.Text) }], [], []);
    }

    /// <summary>On a shared phone every message says whose it is.</summary>
    public string Headed(string text) => IsShared ? $"{Phrase("people.head", ("name", NameOf(Person)))}\n{text}" : text;

    // From every screen of a shared phone the other person is two taps away.
    private List<Button> Shared(List<Button> buttons)
    {
        var people = Navigation.ToCommand(Commands.People);
        if (!buttons.Exists(b => b.Action == people || b.Action.StartsWith(Household.Switch, StringComparison.Ordinal)))
            buttons.Add(Button(people, "people.switch"));
        return buttons;
    }
}

/// <summary>A button before it is put on a message.</summary>
internal sealed record Button(string Action, string Label);

/// <summary>The id of a button: the number of the message it stands under, and what it does.</summary>
internal static class ChoiceId
{
    /// <param name="person">Their number on this phone; only on a shared one is there any but 1.</param>
    public static string Of(int screen, int person, string action) => $"{Mark(screen, person)}:{action}";

    /// <summary>A message among all those of this phone: "17", or "17.3" when it is the third person's.</summary>
    public static string Mark(int screen, int person) => person == 1
        ? screen.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{screen}.{person}");

    /// <summary>In UTF-16 units; a button of ours is plain ASCII and at most this long, as Telegram allows.</summary>
    private const int Longest = 64;

    /// <summary>Null for what no button of ours carries: nothing of it may get into what is stored.</summary>
    public static (int Screen, int Person, string Action)? Parse(string id)
    {
        if (id.Length > Longest || !id.All(char.IsAscii))
            return null;
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var mark = id[..colon].Split('.');
        var person = 1;
        return mark.Length <= 2 && IsNumber(mark[0], out var screen) && (mark.Length == 1 || IsNumber(mark[1], out person))
            ? (screen, person, id[(colon + 1)..])
            : null;
    }

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
