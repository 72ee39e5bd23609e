using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;

namespace ChatTutor.Core.Bulletins;

/// <summary>Finds the communes and stations named in a sentence: "độ mặn ở Gò Công Đông bao nhiêu" names one, not Gò Công too.</summary>
internal static class PlaceNames
{
    /// <summary>Ids of the places; several when a name is borne by several.</summary>
    public static IReadOnlyList<string> In(Catalogue catalogue, Utterance said)
    {
        var found = Names(catalogue).SelectMany(n => Find(n, said.Syllables)).ToList();
        var longest = found.Where(f => !found.Any(o => o.Length > f.Length && o.At <= f.At && o.At + o.Length >= f.At + f.Length)).ToList();
        var kinds = longest.Where(f => f.IsKindNamed).ToList();
        // "xã Mỹ Thọ" is not "phường Mỹ Tho".
        return [.. (kinds.Count > 0 ? kinds : longest).Select(f => f.Id).Distinct()];
    }

    private static IEnumerable<(string Id, string? Kind, Heard[] Name)> Names(Catalogue catalogue) =>
        catalogue.Communes.Select(c => (c.Id, (string?)c.Kind, Written(catalogue.Lexicon, c.Name)))
            .Concat(catalogue.Bulletins.Stations.SelectMany(s => s.Called.Select(name => (s.Id, (string?)null, Written(catalogue.Lexicon, name)))));

    private static Heard[] Written(Lexicon lexicon, string name) => [.. lexicon.Meant(name).Select(s => new Heard(s.Folded, s.Spelling()))];

    private static IEnumerable<Found> Find((string Id, string? Kind, Heard[] Name) place, IReadOnlyList<Heard> said)
    {
        for (var at = 0; at + place.Name.Length <= said.Count; at++)
            if (place.Name.Length > 0 && IsAt(place.Name, said, at))
                yield return new(place.Id, at, place.Name.Length, at > 0 && said[at - 1].Folded == place.Kind);
    }

    private static bool IsAt(Heard[] name, IReadOnlyList<Heard> said, int at)
    {
        for (var i = 0; i < name.Length; i++)
            if (!said[at + i].Is(name[i]))
                return false;
        return true;
    }

    private sealed record Found(string Id, int At, int Length, bool IsKindNamed);
}
