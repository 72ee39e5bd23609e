using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Conversation;

/// <summary>Being told of new bulletins: taking them, giving them up, and the bulletin itself when it comes.</summary>
internal static partial class BulletinActivity
{
    /// <summary>"nhận bản tin độ mặn", "dừng bản tin"; null for anything else.</summary>
    public static Turn? Hear(Scene scene, string text)
    {
        if (scene.Catalogue.Bulletins.Topics.Count == 0 || Wish().Match(Folding.Fold(text)) is not { Success: true } wish)
            return null;
        var said = Utterance.Of(scene.Catalogue, text);
        var topic = scene.Catalogue.Bulletins.Topics.FirstOrDefault(t => t.IsNamed(said));
        if (wish.Groups["stop"].Success)
            return Stop(scene, topic);
        var places = PlaceNames.In(scene.Catalogue, said).Where(p => scene.Catalogue.Commune(p) is not null).ToList();
        return topic is null ? Choose(scene) : Subscribe(scene, topic, places is [var only] ? only : null);
    }

    /// <param name="commune">Null = where the person lives; that is asked when it is not known.</param>
    public static Turn Subscribe(Scene scene, BulletinTopic topic, string? commune)
    {
        // Such a wish is only kept for those who agreed to be remembered.
        if (!scene.Records)
            return Screens.Again(scene, scene.Phrase("consent.needed"));
        if (scene.Catalogue.Commune(commune ?? scene.Learner.Commune) is not { } place)
            return Enrolment.AskCommune(scene, scene.Phrase("bulletin.commune", ("topic", topic.Name)), topic.Id);
        var others = Of(scene).Where(s => s != new Subscription(topic.Id, place.Id)).ToList();
        if (others.Count >= Subscription.Most)
            return scene.Say(scene.Phrase("bulletin.many", ("n", Subscription.Most)), [FreeQuestion.Back(scene)]);
        // Who asks for messages wants them, even if they had once asked for none.
        var subscribed = scene.With(scene.Learner with { Bulletins = [.. others, new(topic.Id, place.Id)], Muted = false });
        return subscribed.Say(
            scene.Phrase("bulletin.subscribed", ("topic", topic.Name), ("place", place.FullName)),
            [subscribed.Button(Navigation.ToNoBulletin(topic.Id), "bulletin.stop"), FreeQuestion.Back(subscribed)]);
    }

    /// <param name="topic">Null = all.</param>
    public static Turn Stop(Scene scene, BulletinTopic? topic)
    {
        var left = Of(scene).Where(s => topic is not null && s.Topic != topic.Id).ToList();
        var key = left.Count == Of(scene).Count ? "bulletin.not_subscribed" : "bulletin.stopped";
        var stopped = scene.With(scene.Learner with { Bulletins = left.Count > 0 ? left : null });
        return stopped.Say(scene.Phrase(key), [FreeQuestion.Back(stopped)]);
    }

    /// <summary>A button under an answer, for who does not have these bulletins yet.</summary>
    public static IEnumerable<Button> Offer(Scene scene, BulletinOffer? offer)
    {
        if (offer is null || !scene.Records || scene.Catalogue.Bulletins.Topic(offer.Topic) is not { } topic
            || Of(scene).Contains(new(topic.Id, offer.Commune ?? scene.Learner.Commune ?? "")))
            return [];
        return [new(Navigation.ToBulletin(topic.Id, offer.Commune), scene.Phrase("bulletin.offer", ("topic", topic.Name)))];
    }

    /// <summary>Said only to who still wants it and while it is in force. What is on their screen stays as it is: no button comes with it.</summary>
    public static Turn Announce(Scene scene, Bulletin bulletin)
    {
        var (learner, plan) = (scene.Learner, scene.Catalogue.Bulletins);
        var wanted = learner is { Consent: Consent.Given, Muted: false, Blocked: false } && bulletin.IsInForce(scene.Now)
            && Of(scene).Any(s => s.Topic == bulletin.Topic && plan.SpeaksFor(bulletin.Place, s.Commune));
        if (!wanted || plan.Topic(bulletin.Topic) is not { } topic)
            return Turn.Silent(learner);
        var screen = learner.Screen + 1;
        var text = $"{BulletinAnswers.Text(scene.Catalogue, topic, [bulletin])}\n{scene.Phrase("bulletin.foot")}";
        var reply = new Reply.Say(screen.ToString(CultureInfo.InvariantCulture), scene.Phrases.Address(text), [], bulletin.Origin);
        return new Turn(learner with { Screen = screen }, [reply], [], []);
    }

    /// <summary>What the person has subscribed to, in words.</summary>
    public static IEnumerable<string> Names(Scene scene) => Of(scene).Select(s => scene.Phrase(
        "bulletin.topic", ("topic", scene.Catalogue.Bulletins.Topic(s.Topic)?.Name ?? s.Topic),
        ("place", scene.Catalogue.Commune(s.Commune)?.FullName ?? s.Commune)));

    private static Turn Choose(Scene scene)
    {
        var have = Of(scene).Count > 0 ? scene.Phrase("bulletin.have", ("names", string.Join("; ", Names(scene)))) + "\n" : "";
        return scene.Say(
            have + scene.Phrase("bulletin.which"),
            [.. scene.Catalogue.Bulletins.Topics.Select(t => new Button(Navigation.ToBulletin(t.Id, null), Folding.Capital(t.Name)))]);
    }

    private static IReadOnlyList<Subscription> Of(Scene scene) => scene.Learner.Bulletins ?? [];

    // "bản tin độ mặn" alone asks for the value, and is no wish.
    [GeneratedRegex(@"^(?:(?:(?<stop>(?:dung|ngung|nghi|thoi|huy|bo)(?: nhan)?)|(?:cho )?(?:toi |tui )?(?:muon )?(?:nhan|dang ky)(?: nhan)?) ban tin(?: \w+){0,8}|ban tin)$")]
    private static partial Regex Wish();
}
