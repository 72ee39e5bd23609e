using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Bulletins;

/// <summary>What is said to a question for a value of the day: a bulletin in force, word for word, or that there is none. No model has a part in it.</summary>
public static class BulletinAnswers
{
    /// <summary>Values in one answer.</summary>
    private const int MostTold = 3;

    /// <summary>Null when the question is not one for bulletins after all: nothing was ever posted about the thing it names.</summary>
    /// <param name="bulletins">All that are not withdrawn.</param>
    /// <param name="commune">Where the person lives, or null: what is measured there is told first.</param>
    public static Answer? To(Catalogue catalogue, IEnumerable<Bulletin> bulletins, BulletinQuestion asked, string? commune, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(asked);
        var known = bulletins.Where(b => b.At <= now && asked.Means(b, catalogue.Lexicon)).OrderByDescending(b => b.At).ToList();
        if (asked.Topic.Item is not null && known.Count == 0)
            return null;
        IReadOnlyList<string> places = asked.Places.Count > 0 ? asked.Places : commune is null ? [] : [commune];
        var there = places.Count == 0 ? known : [.. known.Where(b => places.Any(p => catalogue.Bulletins.SpeaksFor(b.Place, p)))];
        if (InForce(there, now) is { Count: > 0 } good)
            return Tell(catalogue, asked, good, "");
        // Who named no place is told of others, by name.
        if (asked.Places.Count == 0 && InForce(known, now) is { Count: > 0 } elsewhere)
            return Tell(catalogue, asked, elsewhere, catalogue.Phrases.Written("bulletin.elsewhere", ("where", Where(catalogue, places))) + "\n");
        return Refuse(catalogue, asked, there.FirstOrDefault(), places);
    }

    /// <summary>The sentences about bulletins and the caution that goes with them, for a person who asked or one who subscribed.</summary>
    public static string Text(Catalogue catalogue, BulletinTopic topic, IEnumerable<Bulletin> bulletins)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(topic);
        var lines = bulletins.Select(b => topic.Tell(b, catalogue.Bulletins.NameOf(b.Place, catalogue) ?? b.Place));
        return string.Join('\n', topic.Caution is null ? lines : lines.Append(topic.Caution));
    }

    // The latest of each place and item.
    private static List<Bulletin> InForce(IEnumerable<Bulletin> known, DateTimeOffset now) =>
        [.. known.Where(b => b.IsInForce(now)).DistinctBy(b => (b.Place, b.Item)).Take(MostTold)];

    private static Answer Tell(Catalogue catalogue, BulletinQuestion asked, IReadOnlyList<Bulletin> good, string before) => new(
        before + Text(catalogue, asked.Topic, good), [], string.Join("; ", good.Select(b => b.Origin).Distinct()), Offer: Offer(catalogue, asked));

    private static Answer Refuse(Catalogue catalogue, BulletinQuestion asked, Bulletin? old, IReadOnlyList<string> places)
    {
        var said = old is null
            ? catalogue.Phrases.Written("bulletin.none", ("topic", asked.Topic.Name), ("where", Where(catalogue, places)))
            : catalogue.Phrases.Written(
                "bulletin.old", ("topic", asked.Topic.Name), ("where", Where(catalogue, [old.Place])), ("day", $"{old.At.Day}-{old.At.Month}"));
        return new(
            $"{said}\n{asked.Topic.TurnTo}", asked.Topic.Lesson is { } lesson ? [lesson] : [], Offer: Offer(catalogue, asked));
    }

    private static string Where(Catalogue catalogue, IReadOnlyList<string> places) => places.Count == 0 ? "" : " " + catalogue.Phrases.Written(
        "bulletin.where", ("place", string.Join(", ", places.Select(p => catalogue.Bulletins.NameOf(p, catalogue) ?? p))));

    // "Mỹ Tho" names a ward and a station.
    private static BulletinOffer Offer(Catalogue catalogue, BulletinQuestion asked) =>
        new(asked.Topic.Id, asked.Places.Where(p => catalogue.Commune(p) is not null).ToList() is [var only] ? only : null);
}
