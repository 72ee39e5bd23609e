namespace ChatTutor.Core.Content.Rules;

/// <summary>What claims a fact says where it comes from; what ages is looked at again in time.</summary>
internal static class Facts
{
    /// <summary>Days before the review date from which authors are reminded.</summary>
    private const int NoticeDays = 30;

    public static IEnumerable<ContentMistake> Check(Inspection look) => look.Steps.SelectMany(s => Check(look, s.Lesson, s.Step));

    private static IEnumerable<ContentMistake> Check(Inspection look, Lesson lesson, Step step)
    {
        var place = Inspection.PlaceOf(lesson, step);
        var (text, sources) = step switch
        {
            Card card => (card.Text, card.Sources),
            Picture picture => (picture.Text, picture.Sources),
            Link link => (link.Text + link.Url, link.Sources),
            Practice practice => (practice.Text, practice.Sources),
            _ => ("", (IReadOnlyList<Source>)[]),
        };
        if (sources.Count == 0 && (text.Any(char.IsDigit) || text.Contains(".vn", StringComparison.Ordinal)))
            yield return look.Error($"{place}#text", "thẻ có con số hoặc địa chỉ trang nên cần \"sources\" (title, url, checked)");
        foreach (var source in sources)
        {
            if (source.Checked > look.Today)
                yield return look.Error($"{place}#sources", "ngày \"checked\" ở tương lai");
            if (source.Review < look.Today)
                yield return look.Error($"{place}#sources", $"đã quá ngày xem lại {source.Review:yyyy-MM-dd}; kiểm chứng lại rồi sửa \"checked\" và \"review\"");
            else if (source.Review is { } review && review.DayNumber - look.Today.DayNumber <= NoticeDays)
                yield return look.Warning($"{place}#sources", $"sắp tới ngày xem lại {review:yyyy-MM-dd}");
        }
    }
}
