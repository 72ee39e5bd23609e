namespace ChatTutor.Core.Content.Rules;

/// <summary>What claims a fact names it; a fact says where it comes from, who answers for it, and is looked at again in time.</summary>
internal static class Facts
{
    /// <summary>Days before the review date from which authors are reminded.</summary>
    public const int NoticeDays = 30;

    private const int LongestFact = 300;

    public static IEnumerable<ContentMistake> Check(Inspection look) =>
        look.Catalogue.Facts.SelectMany(f => Check(look, f))
            .Concat(Twice(look))
            .Concat(look.Steps.SelectMany(s => Check(look, s.Lesson, s.Step)))
            .Concat(look.Catalogue.Items.SelectMany(i => Unknown(look, Inspection.PlaceOf(i), i.Facts)));

    private static IEnumerable<ContentMistake> Check(Inspection look, Fact fact)
    {
        var place = Inspection.PlaceOf(fact);
        if (!Ids.IsPlain(fact.Id))
            yield return look.Error($"{place}#id", $"mã \"{fact.Id}\" chỉ dùng chữ thường không dấu, số và dấu -");
        if (fact.Says.Length > LongestFact)
            yield return look.Error($"{place}#says", $"dài {fact.Says.Length} ký tự, nhiều nhất {LongestFact}; tách làm hai dữ kiện");
        if (fact.Sources.Count == 0 && fact.Unconfirmed is null)
            yield return look.Error(place, "dữ kiện cần \"sources\", hoặc \"unconfirmed\" nếu còn chờ xác nhận");
        if (look.Catalogue.Campaign.OwnerOf(fact.Owner) is null)
            yield return look.Error($"{place}#owner", $"không có đơn vị \"{fact.Owner}\" trong \"owners\" của campaign.yaml");
        if (fact.Checked > look.Today)
            yield return look.Error($"{place}#checked", "ngày \"checked\" ở tương lai");
        if (fact.Review < look.Today)
            yield return look.Error($"{place}#review", $"đã quá ngày xem lại {fact.Review:yyyy-MM-dd}; kiểm chứng lại rồi sửa \"checked\" và \"review\"");
        else if (fact.Review.DayNumber - look.Today.DayNumber <= NoticeDays)
            yield return look.Warning($"{place}#review", $"sắp tới ngày xem lại {fact.Review:yyyy-MM-dd}");
    }

    private static IEnumerable<ContentMistake> Twice(Inspection look) =>
        look.Catalogue.Facts.GroupBy(f => f.Id).SelectMany(same => same.Skip(1))
            .Select(f => look.Error($"{Inspection.PlaceOf(f)}#id", $"mã dữ kiện \"{f.Id}\" đã dùng ở {look.Catalogue.Fact(f.Id)!.File}"));

    private static IEnumerable<ContentMistake> Check(Inspection look, Lesson lesson, Step step)
    {
        if (step is not Telling told)
            return [];
        var place = Inspection.PlaceOf(lesson, step);
        var claims = told is Link link ? link.Text + link.Url : told.Text;
        var unknown = Unknown(look, place, told.Facts);
        return told.Facts.Count == 0 && (claims.Any(char.IsDigit) || claims.Contains(".vn", StringComparison.Ordinal))
            ? unknown.Append(look.Error($"{place}#text", "thẻ có con số hoặc địa chỉ trang nên cần \"facts\": mã dữ kiện trong thư mục facts"))
            : unknown;
    }

    private static IEnumerable<ContentMistake> Unknown(Inspection look, string place, IReadOnlyList<string> facts) =>
        facts.Where(f => look.Catalogue.Fact(f) is null).Select(f => look.Error($"{place}#facts", $"không có dữ kiện \"{f}\" trong thư mục facts"));
}
