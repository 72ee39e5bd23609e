using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatTutor.Core.Content;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Bulletins;

/// <summary>A field that cannot be right, and the cure, for the organiser who filled it in.</summary>
public sealed record FieldMistake(string Field, string Message);

/// <summary>Reads a bulletin from what an organiser wrote, field by field; a row of a table and the form on the page are read alike.</summary>
public sealed partial class BulletinForm
{
    /// <summary>The fields there are, named like the columns of a table.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["topic", "place", "item", "value", "unit", "at", "source", "source_url", "expires", "note"];

    public static readonly IReadOnlyList<string> Required = ["topic", "place", "value", "unit", "at", "source", "expires"];

    private const int LongestItem = 40, LongestSource = 120, LongestUrl = 300, LongestNote = 200;

    private static readonly string[] Moments =
        ["yyyy-MM-dd H:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd H:mm:ss", "d/M/yyyy H:mm", "d-M-yyyy H:mm"];

    private readonly Catalogue catalogue;
    private readonly IReadOnlyDictionary<string, string> written;
    private readonly DateTimeOffset now;
    private readonly List<FieldMistake> mistakes = [];

    private BulletinForm(Catalogue catalogue, IReadOnlyDictionary<string, string> written, DateTimeOffset now) =>
        (this.catalogue, this.written, this.now) = (catalogue, written, now);

    /// <summary>The bulletin, or null and every mistake at once.</summary>
    /// <param name="now">In the campaign's time zone, in which moments are written.</param>
    public static (Bulletin? Bulletin, IReadOnlyList<FieldMistake> Mistakes) Read(
        Catalogue catalogue, IReadOnlyDictionary<string, string> written, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(written);
        var form = new BulletinForm(catalogue, written, now);
        var bulletin = form.Read();
        return form.mistakes.Count == 0 ? (bulletin, []) : (null, form.mistakes);
    }

    private Bulletin Read()
    {
        foreach (var missing in Required.Where(f => Text(f).Length == 0))
            Wrong(missing, "còn trống");
        var topic = Topic();
        var (at, expires) = (Moment("at"), Moment("expires"));
        CheckMoments(topic, at, expires);
        var bulletin = new Bulletin(
            "", Text("topic"), Place(), Item(topic), Value(topic), Unit(topic), at ?? now, expires ?? now,
            Short("source", LongestSource), Url(), Short("note", LongestNote) is { Length: > 0 } note ? note : null);
        return bulletin with { Id = IdOf(bulletin) };
    }

    private BulletinTopic? Topic()
    {
        var topic = catalogue.Bulletins.Topic(Text("topic"));
        if (topic is null && Text("topic").Length > 0)
            Wrong("topic", $"không có chủ đề \"{Text("topic")}\"; dùng một trong: {string.Join(", ", catalogue.Bulletins.Topics.Select(t => t.Id))}");
        return topic;
    }

    private string Place()
    {
        var place = Text("place");
        if (place.Length > 0 && catalogue.Bulletins.NameOf(place, catalogue) is null)
            Wrong("place", $"không có nơi \"{place}\"; dùng mã xã, phường trong areas.yaml hoặc mã trạm: {string.Join(", ", catalogue.Bulletins.Stations.Select(s => s.Id))}");
        return place;
    }

    private string? Item(BulletinTopic? topic)
    {
        var item = Short("item", LongestItem);
        if (topic?.Item is { } label && item.Length == 0)
            Wrong("item", $"chủ đề {topic.Id} cần ghi: {label}");
        if (topic is { Item: null } && item.Length > 0)
            Wrong("item", $"chủ đề {topic.Id} không có mục này, để trống");
        return item.Length == 0 ? null : item;
    }

    // "1.200" is a thousand in Vietnamese and a little more than one in English: nobody but the writer knows.
    private decimal Value(BulletinTopic? topic)
    {
        var text = Text("value");
        if (text.Length == 0)
            return 0;
        if (Thousands().IsMatch(text))
            Wrong("value", $"\"{text}\" là {text.Replace(".", "", StringComparison.Ordinal)} hay {text.Replace('.', ',')}? Viết số không có dấu chấm");
        else if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            Wrong("value", $"\"{text}\" không phải một con số");
        else if (topic is not null && (value < topic.Least || value > topic.Most))
            Wrong("value", string.Create(CultureInfo.InvariantCulture, $"{text} nằm ngoài khoảng {topic.Least} đến {topic.Most}; xem lại số và đơn vị"));
        else
            return value;
        return 0;
    }

    private string Unit(BulletinTopic? topic)
    {
        var unit = Text("unit");
        if (topic is not null && unit.Length > 0 && !topic.Units.Contains(unit))
            Wrong("unit", $"chủ đề {topic.Id} dùng đơn vị: {string.Join(", ", topic.Units)}; không dùng \"{unit}\"");
        return unit;
    }

    private DateTimeOffset? Moment(string field)
    {
        var text = Text(field);
        if (text.Length == 0)
            return null;
        if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return new DateTimeOffset(moment, now.Offset);
        Wrong(field, $"\"{text}\" không phải ngày giờ; viết như 2026-11-25 06:00");
        return null;
    }

    private void CheckMoments(BulletinTopic? topic, DateTimeOffset? at, DateTimeOffset? expires)
    {
        if (at > now)
            Wrong("at", "giờ đo nằm ở tương lai");
        if (expires <= now)
            Wrong("expires", "bản tin này đã hết hạn rồi");
        if (expires <= at)
            Wrong("expires", "hạn phải sau giờ đo");
        else if (topic is not null && expires - at > TimeSpan.FromHours(topic.Hours))
            Wrong("expires", $"hạn xa quá: {topic.Name} giữ nhiều nhất {topic.Hours} giờ kể từ giờ đo");
    }

    private string? Url()
    {
        var url = Short("source_url", LongestUrl);
        if (url.Length == 0)
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            Wrong("source_url", "địa chỉ phải bắt đầu bằng http:// hoặc https://");
        return url;
    }

    private string Short(string field, int longest)
    {
        if (Text(field).Length > longest)
            Wrong(field, $"dài quá {longest} chữ");
        return Text(field);
    }

    private string Text(string field) => Folding.Clean(written.GetValueOrDefault(field, ""));

    private void Wrong(string field, string message) => mistakes.Add(new(field, message));

    // Not of expiry and note: these say nothing about what was measured.
    private static string IdOf(Bulletin b) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', b.Topic, b.Place, b.Item, b.Value.ToString("0.############", CultureInfo.InvariantCulture), b.Unit,
        b.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), b.Source))))[..16];

    [GeneratedRegex(@"^-?\d{1,3}(?:\.\d{3})+\z")]
    private static partial Regex Thousands();
}
