using ChatTutor.Core.Bulletins;

namespace ChatTutor.Core.Content.Rules;

/// <summary>Topics and stations of bulletins are named once, name what exists, and leave no placeholder out.</summary>
internal static class BulletinRules
{
    private const string File = "bulletins.yaml";

    /// <summary>A month: no measurement is true for longer.</summary>
    private const int MostHours = 31 * 24;

    /// <summary>In characters: both stand in the ids of buttons, which have 64.</summary>
    private const int LongestId = 16;

    public static IEnumerable<ContentMistake> Check(Inspection look)
    {
        var plan = look.Catalogue.Bulletins;
        foreach (var twice in plan.Topics.Select(t => $"topics#{t.Id}").Concat(plan.Stations.Select(s => $"stations#{s.Id}")).GroupBy(p => p).Where(g => g.Count() > 1))
            yield return look.Error($"{File}#{twice.Key}", "mã này dùng hai lần");
        foreach (var mistake in plan.Topics.SelectMany(t => Check(look, t)))
            yield return mistake;
        foreach (var station in plan.Stations)
        {
            if (look.Catalogue.Commune(station.Id) is not null)
                yield return look.Error($"{File}#stations#{station.Id}", "mã trạm trùng mã xã, phường");
            foreach (var commune in station.Communes.Where(c => look.Catalogue.Commune(c) is null))
                yield return look.Error($"{File}#stations#{station.Id}#communes", $"không có xã, phường \"{commune}\" trong areas.yaml");
        }
    }

    private static IEnumerable<ContentMistake> Check(Inspection look, BulletinTopic topic)
    {
        var place = $"{File}#topics#{topic.Id}";
        if (topic.Id.Length > LongestId || !topic.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return look.Error($"{place}#id", $"mã chủ đề dùng chữ thường không dấu và dấu -, nhiều nhất {LongestId} chữ");
        string[] needed = topic.Item is null ? ["{place}", "{value}", "{unit}", "{time}"] : ["{item}", "{place}", "{value}", "{unit}", "{time}"];
        foreach (var missing in needed.Where(n => !topic.Says.Contains(n, StringComparison.Ordinal)))
            yield return look.Error($"{place}#says", $"câu này thiếu {missing}");
        if (topic.Units.Count == 0)
            yield return look.Error($"{place}#units", "cần ít nhất một đơn vị");
        if (topic.Hours is < 1 or > MostHours)
            yield return look.Error($"{place}#hours", $"từ 1 đến {MostHours} giờ");
        if (topic.Lesson is { } lesson && look.Catalogue.Lesson(lesson) is null)
            yield return look.Error($"{place}#lesson", $"không có bài \"{lesson}\"");
        foreach (var text in new[] { topic.TurnTo, topic.Caution }.OfType<string>().Select(t => new Written($"{place}#turn_to", t)))
            foreach (var mistake in Wording.Check(look, text))
                yield return mistake;
    }
}
