using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Host.Organisers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

/// <summary>The organisers' pages of targets over a real socket, with the real content, seen by an organiser of the province.</summary>
internal sealed class TargetsHost : IAsyncDisposable
{
    private readonly OrganiserHost host;

    private TargetsHost(OrganiserHost host, HttpClient client) => (this.host, Client) = (host, client);

    public HttpClient Client { get; }

    private IStore Store => host.Services.GetRequiredService<IStore>();

    public static async Task<TargetsHost> StartAsync()
    {
        var host = await OrganiserHost.StartAsync("--ChatTutor:ContentDirectory", Repository.Content);
        return new(host, await host.SignInAsync(new("an", "An", OrganiserRole.ProvinceOrganiser, Territory.Province)));
    }

    /// <summary>So many people do the same a week ago.</summary>
    public async Task HappenAsync(string who, int people, params LearningEvent[] events)
    {
        for (var i = 0; i < people; i++)
            await Store.HandleAsync(
                new Incoming(new Address("test", $"{who}/{i}"), "m", new InboundMessage.Text(""), LastWeek),
                learner => new Turn(learner, [], events, []), CancellationToken.None);
    }

    public static DateTimeOffset LastWeek { get; } = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).AddDays(-7);

    /// <summary>Sends the form of a page.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, MultipartFormDataContent form)
    {
        form.Add(new StringContent(await OrganiserHost.TokenAsync(Client, page)), "__RequestVerificationToken");
        return await Client.PostAsync(new Uri(page, UriKind.Relative), form);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
