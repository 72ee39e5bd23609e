using ChatTutor.Channels;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Content;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Dashboard.Broadcasts;

/// <summary>A broadcast as people of one channel will see it.</summary>
/// <param name="Length">Of the text, as the platform counts.</param>
/// <param name="Longest">What it takes, or null.</param>
public sealed record Preview(string Channel, IReadOnlyList<ShownMessage> Messages, int Length, int? Longest);

public static class Previews
{
    public static IReadOnlyList<Preview> Of(Broadcast broadcast, IReadOnlyList<IChannel> channels, Catalogue catalogue, string content)
    {
        ArgumentNullException.ThrowIfNull(channels);
        return [.. channels.Select(channel =>
        {
            var kind = ChannelKinds.All.FirstOrDefault(k => k.Name == channel.Name);
            var reply = Copies.Write(broadcast, channel.Name, catalogue, learner: null, channel.Limits.IsTypedOnly);
            var limits = kind?.Limits ?? new MessageLimits();
            return new Preview(
                channel.Name, kind?.Show(reply, Path.Combine(content, "media")) ?? ShownMessage.OnPage(reply), limits.Measure(reply.Text), limits.LongestText);
        })];
    }
}
