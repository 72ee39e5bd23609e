using ChatTutor.Channels.Web;

namespace ChatTutor.Tests.Channels.Terminal;

/// <summary>Nobody's server stands between the terminal and the program, and a line that was typed is never brought again.</summary>
public sealed class TerminalConformance : ChannelConformance
{
    protected override async Task<ChannelBed> OpenAsync() => new TerminalBed(await LiveTutor.StartAsync(_ => new WebChannel(new LiveStreams())));
}
