using ChatTutor.Channels;

namespace ChatTutor.Host.Authoring.Preview;

/// <summary>How much of a channel's room a message takes.</summary>
public sealed class MessageSize
{
    private readonly int length, buttons, longestLabel;
    private readonly int? longest;
    private readonly MessageLimits limits;

    public MessageSize(MessageLimits limits, ShownMessage message)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(message);
        this.limits = limits;
        longest = (message.Picture is null ? null : limits.LongestCaption) ?? limits.LongestText;
        (length, buttons) = (limits.Measure(message.Text), message.Labels.Count);
        longestLabel = message.Labels.Select(limits.Measure).DefaultIfEmpty().Max();
    }

    public bool IsTooMuch => length > longest || buttons > limits.MostButtons || longestLabel > limits.LongestLabel;

    /// <summary>"123/4096 ký tự", "3/5 nút", "nhãn dài nhất 17".</summary>
    public IReadOnlyList<string> Parts => buttons == 0
        ? [$"{Of(length, longest)} ký tự"]
        : [$"{Of(length, longest)} ký tự", $"{Of(buttons, limits.MostButtons)} nút", $"nhãn dài nhất {Of(longestLabel, limits.LongestLabel)}"];

    private static string Of(int count, int? most) => most is null ? $"{count}" : $"{count}/{most}";
}
