using System.Globalization;
using System.Text.Json.Serialization;

namespace ChatTutor.Core.Bulletins;

/// <summary>One measured value that organisers posted, with who measured it, when, and until when it may be told.</summary>
/// <param name="Id">The same for the same measurement, however often it is posted.</param>
/// <param name="Topic">An id of the plan's topics.</param>
/// <param name="Place">A commune of areas.yaml or a station of the plan.</param>
/// <param name="Item">What was measured or sold, where a topic has several ("lúa OM 18", "rầy nâu"); else null.</param>
/// <param name="At">When it was measured, in the campaign's time zone.</param>
/// <param name="Expires">From this moment on it is not told any more.</param>
/// <param name="Note">For organisers only; learners do not see it.</param>
public sealed record Bulletin(
    string Id, string Topic, string Place, string? Item, decimal Value, string Unit, DateTimeOffset At, DateTimeOffset Expires,
    string Source, string? SourceUrl = null, string? Note = null)
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    /// <summary>"1,2", "8.500".</summary>
    [JsonIgnore]
    public string Figure => Value.ToString("#,##0.######", Vietnamese);

    /// <summary>"6 giờ ngày 25-11".</summary>
    [JsonIgnore]
    public string Moment => string.Create(
        CultureInfo.InvariantCulture, $"{At.Hour} giờ{(At.Minute == 0 ? "" : $" {At.Minute:00}")} ngày {At.Day}-{At.Month}");

    /// <summary>Who measured it, and the page it stands on.</summary>
    [JsonIgnore]
    public string Origin => SourceUrl is null ? Source : $"{Source} ({SourceUrl})";

    public bool IsInForce(DateTimeOffset now) => At <= now && now < Expires;
}

/// <summary>A wish to be told of a topic's new bulletins for a commune.</summary>
public sealed record Subscription(string Topic, string Commune)
{
    /// <summary>So many a person may have: nobody farms in more places.</summary>
    public const int Most = 10;
}
