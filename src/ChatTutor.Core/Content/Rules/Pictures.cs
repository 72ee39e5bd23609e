namespace ChatTutor.Core.Content.Rules;

/// <summary>Pictures are there, small enough for a weak network, of a kind every channel shows, and told in words.</summary>
internal static class Pictures
{
    /// <summary>Bytes: about a second at 400 kbit/s.</summary>
    private const long MostBytes = 40 * 1024;

    private const int ShortestAlt = 20;

    // Telegram and Zalo show no SVG.
    private static readonly string[] Kinds = [".png", ".jpg", ".webp"];

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        foreach (var (lesson, step) in look.Steps)
        {
            if (step is not Picture picture)
                continue;
            var place = Inspection.PlaceOf(lesson, step);
            if (!Kinds.Any(k => picture.File.EndsWith(k, StringComparison.Ordinal)))
                yield return look.Error($"{place}#file", $"hình phải là một trong: {string.Join(", ", Kinds)}");
            else if (!look.Media.TryGetValue(picture.File, out var bytes))
                yield return look.Error($"{place}#file", $"không có tệp \"{picture.File}\" trong thư mục media");
            else if (bytes > MostBytes)
                yield return look.Error($"{place}#file", $"hình nặng {bytes / 1024} KB, nhiều nhất {MostBytes / 1024} KB; lưu nhỏ lại");
            if (picture.Alt.Length < ShortestAlt)
                yield return look.Error($"{place}#alt", $"\"alt\" ngắn quá: kể hình có gì cho người không nhìn thấy, ít nhất {ShortestAlt} ký tự");
        }
    }
}
