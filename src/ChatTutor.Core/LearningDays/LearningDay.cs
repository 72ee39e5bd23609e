using ChatTutor.Core.Content;
using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.LearningDays;

/// <summary>One learning day: a day on which everybody learns together, in halls and at home.</summary>
/// <param name="Id">For ever: events, halls and printed codes point at it.</param>
/// <param name="Challenge">The lesson or course whose completion on the day counts.</param>
/// <param name="Denominator">The target whose denominators say how many people a commune has; null = shares are not told.</param>
/// <param name="InviteBefore">On which days before it people are invited.</param>
/// <param name="ThankAfter">How many days after it those who took part are thanked.</param>
/// <param name="Invitation">May hold {name}, {date} and {days} besides what every announcement may.</param>
public sealed record LearningDay(
    string Id, string Name, DateOnly Day, string Challenge, string? Denominator, IReadOnlyList<int> InviteBefore, int ThankAfter,
    string Invitation, string ThankYou)
{
    public DateOnly FirstInvitation => Day.AddDays(-InviteBefore.DefaultIfEmpty().Max());

    public static LearningDay Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            fields.Text("id"), fields.Text("name"), fields.Date("day") ?? fields.Wrong("day", "thiếu \"day\"", DateOnly.MaxValue),
            fields.Text("challenge"), fields.Optional("denominator"), [.. fields.Numbers("invite_before").Select(n => (int)n)],
            fields.Int("thank_after"), fields.Text("invitation"), fields.Text("thank_you"));
    }

    /// <summary>What has to be completed for the challenge.</summary>
    public IEnumerable<Lesson> LessonsOf(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return catalogue.Course(Challenge)?.Lessons ?? (catalogue.Lesson(Challenge) is { } lesson ? [lesson] : []);
    }
}
