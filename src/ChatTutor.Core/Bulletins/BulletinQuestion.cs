using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Bulletins;

/// <summary>A question that a bulletin would answer.</summary>
/// <param name="Places">Ids of the places it names; empty when none.</param>
public sealed record BulletinQuestion(BulletinTopic Topic, IReadOnlyList<string> Places, Utterance Said)
{
    /// <summary>Null when the words ask for nothing of the kind.</summary>
    public static BulletinQuestion? In(Catalogue catalogue, string words)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (catalogue.Bulletins.Topics.Count == 0)
            return null;
        var said = Utterance.Of(catalogue, words);
        foreach (var topic in catalogue.Bulletins.Topics.Where(t => (t.IsNamed(said) || t.IsAsked(said)) && !t.IsOther(said)))
            if (PlaceNames.In(catalogue, said) is var places && (places.Count > 0 || topic.IsAsked(said)))
                return new(topic, places, said);
        return null;
    }

    /// <summary>Whether it asks for this item; a topic without items has nothing to tell apart.</summary>
    public bool Means(Bulletin bulletin, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (bulletin.Topic != Topic.Id)
            return false;
        return bulletin.Item is null || Topic.IsGeneral(Said)
            || lexicon.Meant(bulletin.Item).Select(s => new Heard(s.Folded, s.Spelling())).Any(word => Said.Bare.Any(heard => heard.Is(word)));
    }
}
