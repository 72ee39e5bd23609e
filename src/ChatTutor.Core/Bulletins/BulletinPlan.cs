using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Bulletins;

/// <summary>Topics of bulletins, and places besides communes where something is measured.</summary>
public sealed record BulletinPlan(IReadOnlyList<BulletinTopic> Topics, IReadOnlyList<Station> Stations)
{
    public static readonly BulletinPlan Empty = new([], []);

    public static BulletinPlan Read(Fields fields, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.List("topics", f => BulletinTopic.Read(f, lexicon)), fields.List("stations", Station.Read, required: false));
    }

    public BulletinTopic? Topic(string? id) => Topics.FirstOrDefault(t => t.Id == id);

    public Station? FindStation(string? id) => Stations.FirstOrDefault(s => s.Id == id);

    /// <summary>The communes whose people a bulletin of this place is meant for.</summary>
    public IReadOnlyList<string> CommunesOf(string place) => FindStation(place)?.Communes ?? [place];

    /// <summary>Whether what was measured at one place tells something about the other.</summary>
    public bool SpeaksFor(string measured, string place) => measured == place || CommunesOf(measured).Contains(place);

    /// <summary>The place as it is written in a sentence; null when there is none of this id.</summary>
    public string? NameOf(string place, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return FindStation(place)?.Name ?? catalogue.Commune(place)?.FullName;
    }
}

/// <summary>A gauging station, a sluice, a river or a market.</summary>
/// <param name="Name">As written in a sentence: "trạm Mỹ Tho".</param>
/// <param name="Called">Names people use for it in a question.</param>
/// <param name="Communes">Whose people are told of its bulletins.</param>
public sealed record Station(string Id, string Name, IReadOnlyList<string> Called, IReadOnlyList<string> Communes)
{
    public static Station Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.Text("id"), fields.Text("name"), fields.Texts("called"), fields.Texts("communes"));
    }
}
