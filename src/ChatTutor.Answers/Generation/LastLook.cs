using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;

namespace ChatTutor.Answers.Generation;

/// <summary>
/// Looks at a learner's words once more before they become a prompt: what looks like a number to be kept secret goes no further,
/// whoever forgot to mask it. Numbers of the passages (a hotline) may stay.
/// </summary>
internal sealed partial class LastLook : IPromptRenderFilter
{
    private const string Masked = "[đã che]";

    public Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        var known = Secret().Matches(Text(context, Prompt.Passages)).Select(m => Digits(m.Value)).ToHashSet();
        foreach (var name in (string[])[Prompt.Question, Prompt.Earlier])
            context.Arguments[name] = Mask(Text(context, name), known);
        return next(context);
    }

    internal static string Mask(string text, IReadOnlySet<string> known)
    {
        var masked = Secret().Replace(text, m => known.Contains(Digits(m.Value)) ? m.Value : Masked);
        return Mail().Replace(Spelled().Replace(masked, Masked), Masked);
    }

    private static string Text(PromptRenderContext context, string name) => context.Arguments[name]?.ToString() ?? "";

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // Six digits and more, however they are grouped: codes, cards, accounts, telephones. \d takes other scripts' digits too.
    [GeneratedRegex(@"\d(?:[\s.,\-()]{0,3}\d){5,}")]
    private static partial Regex Secret();

    [GeneratedRegex(
        @"\b(?:(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin|zero|one|two|three|four|five|six|seven|eight|nine)\b[\s,.\-]*){6,}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"[^\s|]+@[^\s]+")]
    private static partial Regex Mail();
}
