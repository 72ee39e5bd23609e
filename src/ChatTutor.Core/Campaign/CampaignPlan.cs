using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Campaign;

/// <summary>Whose campaign this is: all data, so that another province or year changes no code.</summary>
public sealed record CampaignPlan(
    string Programme, string Province, string Operator, Pronouns Pronouns, LearningDay LearningDay, IReadOnlyList<Audience> Audiences)
{
    public static CampaignPlan Read(Fields fields) => new(
        fields.Text("programme"), fields.Text("province"), fields.Text("operator"),
        fields.Object("pronouns", f => new Pronouns(f.Text("you"), f.Text("me"))) ?? Pronouns.Default,
        fields.Object("learning_day", LearningDay.Read) ?? fields.Wrong("learning_day", "thiếu \"learning_day\"", new LearningDay(1, 1, "", null)),
        fields.List("audiences", Audience.Read));
}

/// <summary>The yearly learning day, on the campaign's own calendar.</summary>
public sealed record LearningDay(int Month, int Day, string Title, string? Course)
{
    /// <summary>Any common year: the day must be in all of them.</summary>
    private const int CommonYear = 2027;

    public static LearningDay Read(Fields fields)
    {
        var (month, day) = (fields.Int("month"), fields.Int("day"));
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(CommonYear, month))
            fields.Wrong("day", $"năm nào cũng phải có ngày này; không dùng được {day}/{month}", day);
        return new(month, day, fields.Text("title"), fields.Optional("course"));
    }

    /// <summary>The next such day, counting today.</summary>
    public DateOnly NextFrom(DateOnly today) =>
        new DateOnly(today.Year, Month, Day) is var day && day >= today ? day : new DateOnly(today.Year + 1, Month, Day);
}

/// <summary>A group of people the campaign's targets speak of, with its own path through the lessons.</summary>
public sealed record Audience(string Id, string Name, bool Children)
{
    public static Audience Read(Fields fields) => new(fields.Text("id"), fields.Text("name"), fields.Flag("children"));
}
