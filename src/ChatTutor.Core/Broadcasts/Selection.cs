using ChatTutor.Core.Organisers;

namespace ChatTutor.Core.Broadcasts;

/// <summary>Who a broadcast is for: those who fit, without those who fit any of the exceptions.</summary>
public sealed record Selection(Criteria Who, IReadOnlyList<Criteria>? Except = null)
{
    public static readonly Selection Everybody = new(new Criteria());

    /// <summary>Everybody of an organiser's area.</summary>
    public static Selection In(Territory area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area.Commune is not { } commune ? Everybody : new(new Criteria([commune], Hamlets: area.Hamlet is null ? null : [area.ToString()]));
    }

    /// <summary>Of these, those who began so many days ago.</summary>
    public Selection StartedAgo(int days) => this with { Who = Who with { StartedAgo = days } };
}

/// <summary>What somebody must be to fit; what is null or empty does not matter. Everything that is given must be true.</summary>
/// <param name="Communes">Ids of communes; one of them.</param>
/// <param name="Hamlets">Ids of hamlets ("commune/ap-1"); one of them, under the name of now or an earlier one.</param>
/// <param name="Audiences">Ids of groups of the campaign; one of them.</param>
/// <param name="Channels">Names of channels; one of them.</param>
/// <param name="Language">Of the person; until there is a second one everybody's is "vi".</param>
/// <param name="Completed">Lessons ("vneid/la-gi") or whole courses ("vneid") completed, all of them.</param>
/// <param name="NotCompleted">Lessons or courses not completed yet, each of them.</param>
/// <param name="ActiveWithin">Wrote or tapped within so many days.</param>
/// <param name="AwayFor">Has not for so many days.</param>
/// <param name="StartedAgo">Began so many days ago, to the day.</param>
/// <param name="TookPart">Took part in the learning day of this id, in whatever way.</param>
public sealed record Criteria(
    IReadOnlyList<string>? Communes = null, IReadOnlyList<string>? Audiences = null, IReadOnlyList<string>? Channels = null, string? Language = null,
    IReadOnlyList<string>? Completed = null, IReadOnlyList<string>? NotCompleted = null,
    int? ActiveWithin = null, int? AwayFor = null, int? StartedAgo = null,
    string? TookPart = null, IReadOnlyList<string>? Hamlets = null);
