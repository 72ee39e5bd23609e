using ChatTutor.Tests.Host;

namespace ChatTutor.Tests.Channels.Web;

/// <summary>There is nobody else's server between the page and the program: what platforms do does not happen here.</summary>
public sealed class WebConformance : ChannelConformance
{
    protected override async Task<ChannelBed> OpenAsync() => new WebTutorBed(await ChatHost.StartAsync());
}
