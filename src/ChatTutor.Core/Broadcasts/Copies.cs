using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Sending;

namespace ChatTutor.Core.Broadcasts;

/// <summary>One person's copy of a broadcast.</summary>
public static class Copies
{
    /// <summary>Buttons of a copy carry the screen before all others: only those that lead somewhere work, and nothing of a lesson is touched.</summary>
    private const int NoScreen = 0;

    /// <summary>Copies go to the one a phone belongs to, who began there.</summary>
    private const int Owner = 1;

    /// <param name="typedOnly">No buttons there: a number typed would answer the question on the person's screen, so the lesson is only named.</param>
    public static Reply Write(Broadcast broadcast, string channel, Catalogue catalogue, Learner? learner, bool typedOnly)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        ArgumentNullException.ThrowIfNull(catalogue);
        var notice = broadcast.For(channel);
        var local = catalogue.For(learner?.Commune);
        var phrases = local.Phrases.To(learner?.Pronouns);
        var (text, choices) = (phrases.Address(notice.Text), new List<ReplyChoice>());
        if (notice.Lesson is { } id && local.Lesson(id) is { } lesson)
        {
            var label = phrases.Say("lesson.next", ("title", lesson.Title));
            if (typedOnly)
                text += "\n\n" + label;
            else
                choices.Add(new ReplyChoice(ChoiceId.Of(NoScreen, Owner, Navigation.ToLesson(id)), label));
        }
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"thong-bao-{broadcast.Id}");
        return notice.Picture is { } picture
            ? new Reply.Picture(name, text, choices, picture, notice.Alt ?? "")
            : new Reply.Say(name, text, choices);
    }

    /// <summary>What is to be done now for this person.</summary>
    public static CopyStart Start(Learner learner, Reply reply, Contact contact, ContactRules rules, DateTimeOffset now, int messages, bool keep)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(rules);
        if (Reach.Of(Reach.Wants(learner), learner.Blocked, contact, rules, now, messages) is var state and not CopyState.Waiting)
            return new CopyStart.Ended(state);
        // Somebody of the office talks with this person by hand: no announcement in between.
        var moment = rules.Quiet.After(learner.QuietUntil > now ? learner.QuietUntil.Value : now);
        return moment > now ? new CopyStart.NotBefore(moment) : new CopyStart.Go(reply, keep);
    }
}
