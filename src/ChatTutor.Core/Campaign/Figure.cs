using System.Text.Json.Serialization;

namespace ChatTutor.Core.Campaign;

/// <summary>
/// A number or name that organisers bring in and ChatTutor never knows by itself. Closed, append-only: what was brought in earlier
/// stays, the latest day wins.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Denominator), "denominator")]
[JsonDerivedType(typeof(OfficialNumber), "official")]
[JsonDerivedType(typeof(Hamlet), "hamlet")]
[JsonDerivedType(typeof(Merger), "merger")]
[JsonDerivedType(typeof(Hall), "hall")]
public abstract record Figure
{
    private Figure() { }

    /// <summary>How many people (or schools) a target speaks of in a unit on a day, and who says so.</summary>
    public sealed record Denominator(string Target, string Unit, long People, DateOnly Day, string Source) : Figure;

    /// <summary>E5: a number from outside, with the person who signed for it.</summary>
    public sealed record OfficialNumber(string Target, string Unit, long Number, DateOnly Day, string Source, string SignedBy) : Figure;

    /// <summary>An ấp or khóm.</summary>
    /// <param name="Id">"commune/ap-1"; made of its name.</param>
    /// <param name="Population">People of each audience, "" for all; only what is known.</param>
    public sealed record Hamlet(string Id, string Name, IReadOnlyDictionary<string, long> Population) : Figure
    {
        public string Commune => Id[..Math.Max(0, Id.IndexOf('/', StringComparison.Ordinal))];
    }

    /// <summary>From this day on the old unit is part of the new one.</summary>
    public sealed record Merger(string Old, string New, DateOnly Day) : Figure;

    /// <summary>A place of a commune where people meet on a learning day. The latest of a code is the one that holds.</summary>
    /// <param name="Code">As <see cref="Conversation.LinkCode"/>: printed as a QR in the hall, for this day only.</param>
    /// <param name="Day">The learning day's id.</param>
    /// <param name="Time">In words: "7 giờ 30 đến 10 giờ".</param>
    public sealed record Hall(string Code, string Day, string Commune, string Place, string Time, bool IsClosed = false) : Figure;

    public T Match<T>(Func<Denominator, T> denominator, Func<OfficialNumber, T> official, Func<Hamlet, T> hamlet, Func<Merger, T> merger, Func<Hall, T> hall)
    {
        ArgumentNullException.ThrowIfNull(denominator);
        ArgumentNullException.ThrowIfNull(official);
        ArgumentNullException.ThrowIfNull(hamlet);
        ArgumentNullException.ThrowIfNull(merger);
        ArgumentNullException.ThrowIfNull(hall);
        return this switch
        {
            Denominator f => denominator(f),
            OfficialNumber f => official(f),
            Hamlet f => hamlet(f),
            Merger f => merger(f),
            Hall f => hall(f),
            _ => throw new InvalidOperationException(),
        };
    }
}
