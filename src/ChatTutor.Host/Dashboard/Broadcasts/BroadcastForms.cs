using System.Collections.Immutable;
using System.Globalization;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard.Broadcasts;

/// <summary>What the forms of a broadcast send, as the core's own values.</summary>
public static class BroadcastForms
{
    public const string Text = "loi", Picture = "hinh", Alt = "ta", Lesson = "bai", OwnText = "loi-";
    public const string Communes = "xa", ExceptCommunes = "tru_xa", Hamlets = "ap", ExceptHamlets = "tru_ap", Audiences = "nhom", Channels = "kenh", Completed = "xong", NotCompleted = "chua";
    public const string ExceptCompleted = "tru_xong", Activity = "hoat_dong", TookPart = "ngay_hoi";
    public const string When = "khi", At = "luc", Days = "thu", Time = "gio", After = "sau", Until = "den";

    public static Notice Notice(IFormCollection form) =>
        new(Clean(form[Text]), One(form, Picture), One(form, Alt), One(form, Lesson));

    /// <summary>The wordings of single channels; an empty one falls back to the general one.</summary>
    public static ImmutableSortedDictionary<string, Notice>? OwnNotices(IFormCollection form, Notice general, IEnumerable<string> channels)
    {
        var own = channels.Where(c => One(form, OwnText + c) is not null)
            .ToImmutableSortedDictionary(c => c, c => general with { Text = Clean(form[OwnText + c]) });
        return own.IsEmpty ? null : own;
    }

    /// <summary>Never more than the organiser's own area, whatever the form says.</summary>
    public static Selection Selection(IFormCollection form, Territory area)
    {
        ArgumentNullException.ThrowIfNull(area);
        var activity = int.TryParse(form[Activity], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? days : (int?)null;
        var who = new Criteria(
            CommunesOf(form, area), Many(form, Audiences), Many(form, Channels), null, Many(form, Completed), Many(form, NotCompleted),
            activity > 0 ? activity : null, activity < 0 ? -activity : null, TookPart: One(form, TookPart), Hamlets: HamletsOf(form, area));
        // Each is an exception of its own: who fits one of them is left out.
        var except = new List<Criteria>();
        if (Many(form, ExceptCommunes) is { } communes)
            except.Add(new Criteria(Communes: communes));
        if (Many(form, ExceptHamlets) is { } hamlets)
            except.Add(new Criteria(Hamlets: hamlets));
        if (Many(form, ExceptCompleted) is { } completed)
            except.Add(new Criteria(Completed: completed));
        return new Selection(who, except.Count > 0 ? except : null);
    }

    /// <summary>Null when a date or time was left out.</summary>
    public static Schedule? Schedule(IFormCollection form, TimeSpan offset)
    {
        var hasTime = TimeOnly.TryParse(form[Time], CultureInfo.InvariantCulture, out var time);
        var until = DateOnly.TryParse(form[Until], CultureInfo.InvariantCulture, out var last) ? last : (DateOnly?)null;
        return form[When].ToString() switch
        {
            "ngay" or "" => new Schedule.Now(),
            "luc" when DateTime.TryParse(form[At], CultureInfo.InvariantCulture, out var moment) =>
                new Schedule.At(new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Unspecified), offset)),
            "tuan" when hasTime => new Schedule.Weekly([.. form[Days].Select(d => Enum.TryParse<DayOfWeek>(d, out var day) ? day : (DayOfWeek?)null).OfType<DayOfWeek>()], time, until),
            "sau" when hasTime && int.TryParse(form[After], NumberStyles.None, CultureInfo.InvariantCulture, out var after) => new Schedule.AfterStart(after, time, until),
            _ => null,
        };
    }

    /// <summary>The whole province is asked for as no commune at all.</summary>
    private static IReadOnlyList<string>? CommunesOf(IFormCollection form, Territory area) => area.Commune is { } own ? [own] : Many(form, Communes);

    // Where the commune is another's, its hamlets choose nobody: both must be true.
    private static IReadOnlyList<string>? HamletsOf(IFormCollection form, Territory area) => area.Hamlet is not null ? [area.ToString()] : Many(form, Hamlets);

    private static string? One(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    private static IReadOnlyList<string>? Many(IFormCollection form, string name) =>
        form[name].Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).ToList() is { Count: > 0 } values ? values : null;

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Normalize().Trim();
}
