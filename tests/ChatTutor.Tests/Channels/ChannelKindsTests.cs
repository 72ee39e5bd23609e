using ChatTutor.Channels;
using ChatTutor.Channels.Telegram;

namespace ChatTutor.Tests.Channels;

public class ChannelKindsTests
{
    [Fact]
    public void Names_are_unique_and_every_line_says_something()
    {
        Assert.Equal(ChannelKinds.All.Count, ChannelKinds.All.Select(k => k.Name).Distinct().Count());
        Assert.All(ChannelKinds.All, k => Assert.EndsWith(".", k.About, StringComparison.Ordinal));
        Assert.Contains(ChannelKinds.All, k => k.Name == TelegramChannel.ChannelName && k.Setting == "ChatTutor:Telegram:Token");
    }
}
