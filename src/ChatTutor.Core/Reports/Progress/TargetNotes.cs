using System.Globalization;
using ChatTutor.Core.Campaign;

namespace ChatTutor.Core.Reports.Progress;

/// <summary>What must be said beside a number so that nobody takes it for something else.</summary>
internal static class TargetNotes
{
    public static IEnumerable<string> Of(
        Target target, TargetPeriod period, TargetPlan plan, DateOnly today, string? outside, decimal? rate, KnownDenominator? denominator, bool isHidden)
    {
        yield return outside ?? Deadline(target, period, today, rate);
        if (outside is null && period.Scope != plan.Whole)
            yield return $"chỉ tiêu nói về {plan.Scope(period.Scope)?.Name}";
        if (isHidden)
            yield return "số nhỏ được ẩn để không lộ từng người";
        if (denominator is { Parts: > 1 } sum)
            yield return string.Create(CultureInfo.InvariantCulture, $"mẫu số cộng từ {sum.Parts} đơn vị cũ");
        if (rate > 100)
            yield return "nhiều hơn mẫu số: xem lại mẫu số";
        if (target.Note is { } note)
            yield return note;
    }

    private static string Deadline(Target target, TargetPeriod period, DateOnly today, decimal? rate)
    {
        var goal = target.Unit == Target.Absolute
            ? period.Threshold.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." }) + " người"
            : period.Threshold.ToString(CultureInfo.InvariantCulture) + " %";
        var day = period.Deadline.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var reached = rate is { } r ? "đạt " + r.ToString("0.#", new NumberFormatInfo { NumberDecimalSeparator = "," }) + " %" : "chưa tính được tỷ lệ";
        return today > period.Deadline ? $"đã quá hạn {day}, {reached} (chỉ tiêu {goal})" : $"hạn {day}, chỉ tiêu {goal}";
    }
}
