using System.Text.Json.Serialization;

namespace ChatTutor.Core.Organisers;

/// <summary>A part of the province: all of it, a commune, or a hamlet of a commune; what an organiser looks after and a page is about.</summary>
/// <param name="Commune">The commune's id, or null for the whole province.</param>
/// <param name="Hamlet">The hamlet's id within the commune, or null for the whole commune.</param>
public sealed record Territory(string? Commune = null, string? Hamlet = null)
{
    /// <summary>How the whole province is written in files and addresses.</summary>
    public const string ProvinceName = "tinh";

    public static readonly Territory Province = new();

    [JsonIgnore]
    public bool IsProvince => Commune is null;

    /// <summary>Reads "tinh", "phuong-my-tho" or "phuong-my-tho/ap-1"; null when it is none of them.</summary>
    public static Territory? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') switch
        {
            [ProvinceName] => Province,
            [{ Length: > 0 } commune] => new Territory(commune),
            [{ Length: > 0 } commune, { Length: > 0 } hamlet] => new Territory(commune, hamlet),
            _ => null,
        };
    }

    /// <summary>True for itself and everything below it.</summary>
    public bool Covers(Territory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsProvince || (Commune == other.Commune && (Hamlet is null || Hamlet == other.Hamlet));
    }

    public override string ToString() => Hamlet is not null ? $"{Commune}/{Hamlet}" : Commune ?? ProvinceName;
}
