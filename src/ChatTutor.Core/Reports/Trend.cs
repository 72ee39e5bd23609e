using System.Globalization;

namespace ChatTutor.Core.Reports;

/// <summary>
/// Lessons completed in each of the last whole weeks, the oldest first, as a picture tells them: nothing that the tables hide. Of the
/// province it is made of the table's own cells; of a commune it is rounded as <see cref="Reports.Weeks"/> is, with small weeks hidden so that
/// neither the commune's total nor the other communes of the week give them away.
/// </summary>
public sealed record Trend(IReadOnlyList<TrendWeek> Weeks)
{
    /// <summary>Weeks in a picture: a season.</summary>
    public const int Length = 12;

    private const string Totals = "completions";

    /// <summary>The latest of the highest weeks; null where no number may be told, or all are nothing.</summary>
    public TrendWeek? Highest => Weeks.Where(w => w.Lessons > 0).OrderBy(w => w.Lessons).ThenBy(w => w.Monday).Select(w => (TrendWeek?)w).LastOrDefault();

    /// <summary>Weeks of which something is hidden.</summary>
    public int Hidden => Weeks.Count(w => w.Lessons is null || w.IsPart);

    /// <summary>From 0 to 1, the highest week being 1; null = hidden.</summary>
    public double? HeightOf(TrendWeek week) => week.Lessons is { } lessons ? lessons / (double)Math.Max(1, Highest?.Lessons ?? 1) : null;

    /// <summary>The counters that a commune's is made of.</summary>
    public static IReadOnlyList<string> Reads(DateOnly today) => [Totals, .. Mondays(today).Select(Reports.Weeks.NameOf)];

    /// <param name="input">Of <see cref="Completions"/>.</param>
    public static Trend OfProvince(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var days = new Completions().Lay(input).Rows.Where(r => r[0] == "day").ToDictionary(r => r[1], r => r[3]);
        string At(DateOnly day) => days.GetValueOrDefault(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) ?? (days.ContainsKey("") ? Suppression.Hidden : "0");
        return new([.. Mondays(input.Today).Select(monday =>
        {
            var week = Enumerable.Range(0, 7).Select(i => At(monday.AddDays(i))).ToList();
            var shown = week.Where(n => n != Suppression.Hidden).Sum(n => long.Parse(n, CultureInfo.InvariantCulture));
            return !week.Contains(Suppression.Hidden) ? new TrendWeek(monday, shown, shown.ToString(CultureInfo.InvariantCulture))
                : shown == 0 ? TrendWeek.OfHidden(monday)
                : new(monday, shown, string.Create(CultureInfo.InvariantCulture, $"ít nhất {shown}"), IsPart: true);
        })]);
    }

    /// <param name="input">With the counters that <see cref="Reads"/> names.</param>
    public static Trend OfCommune(ReportInput input, string commune)
    {
        ArgumentNullException.ThrowIfNull(input);
        var mondays = Mondays(input.Today).ToList();
        var communes = input.Tallies.Keys.Where(k => k is { Report: Totals, By: "commune" }).Select(k => k.Key).Append(commune).Distinct().Order(StringComparer.Ordinal).ToList();
        // In the same order whichever commune is asked for, so that all pictures hide the same. A total is told too; what there is besides these weeks is told
        // nowhere, nor is anything by week of people who chose no commune.
        var rows = communes.ConvertAll(c => Row(input, c, mondays));
        var hidden = Suppression.Crossed(rows, (row, column) => column == mondays.Count || input.Catalogue.Commune(communes[row]) is null);
        var at = communes.IndexOf(commune);
        return new([.. mondays.Select((monday, i) => hidden[at][i]
            ? TrendWeek.OfHidden(monday) : new TrendWeek(monday, Rounded.Of(rows[at][i]), Rounded.Say(rows[at][i])))]);
    }

    private static IReadOnlyList<long> Row(ReportInput input, string commune, List<DateOnly> mondays)
    {
        var weeks = mondays.ConvertAll(m => input.Tallies.GetValueOrDefault(new TallyKey(Reports.Weeks.NameOf(m), commune, Reports.Weeks.Lessons)));
        return [.. weeks, Math.Max(0, input.Tallies.GetValueOrDefault(new TallyKey(Totals, "commune", commune)) - weeks.Sum())];
    }

    private static IEnumerable<DateOnly> Mondays(DateOnly today) =>
        Enumerable.Range(1 - Length, Length).Select(i => Reports.Weeks.LastWeek(today).AddDays(7 * i));
}

/// <summary>A week of a picture.</summary>
/// <param name="Lessons">As told, perhaps rounded; null = hidden.</param>
/// <param name="Said">The same in words, as in the tables.</param>
/// <param name="IsPart">Some of its days are hidden; the number is of the others.</param>
public readonly record struct TrendWeek(DateOnly Monday, long? Lessons, string Said, bool IsPart = false)
{
    internal static TrendWeek OfHidden(DateOnly monday) => new(monday, null, Suppression.Hidden);
}
