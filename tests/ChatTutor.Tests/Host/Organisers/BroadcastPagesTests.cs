using System.Net;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host.Organisers;

/// <summary>Announcements over HTTP: nobody beyond their own area, nobody past the second person.</summary>
public sealed class BroadcastPagesTests : IAsyncLifetime
{
    private const string Own = "phuong-sa-dec", Foreign = "phuong-cao-lanh";

    private OrganiserHost host = null!;

    private IBroadcastStore Broadcasts => host.Services.GetRequiredService<IBroadcastStore>();

    public async Task InitializeAsync() => host = await OrganiserHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Another_areas_broadcast_is_not_there()
    {
        await host.AnnounceAsync(Foreign);
        await host.AnnounceAsync("tinh");
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)), withFactor: true);
        foreach (var route in AgreedRoutes.Gated.Keys.Where(r => r.Contains("{so}", StringComparison.Ordinal)))
            foreach (var number in new[] { "1", "2", "3", "-1", "x" })
            {
                var (method, path) = AgreedRoutes.Ask(route.Replace("{so}", number, StringComparison.Ordinal), Own);
                using var answer = method == HttpMethod.Get
                    ? await browser.GetAsync(new Uri(path, UriKind.Relative)) : await OrganiserHost.SendAsync(browser, "/tai-khoan", path);
                Assert.True(HttpStatusCode.NotFound == answer.StatusCode, $"{route} {number}: {answer.StatusCode}");
            }
        Assert.All(await Broadcasts.BroadcastsAsync(default), s => Assert.Equal(BroadcastState.Draft, s.Broadcast.State));
    }

    [Fact]
    public async Task Whatever_the_form_says_nobody_beyond_ones_own_area_is_chosen()
    {
        await host.WelcomeAsync("web", "own", Own);
        await host.WelcomeAsync("web", "foreign", Foreign);
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));
        using var written = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/moi", ("loi", "Chào {you}"));
        Assert.Equal("/thong-bao/1/nguoi-nhan", written.Headers.Location?.ToString());

        using var chosen = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/1/nguoi-nhan", ("xa", Foreign), ("xa", "tinh"));

        Assert.Equal("/thong-bao/1/xem-thu", chosen.Headers.Location?.ToString());
        Assert.Equal([Own], (await Broadcasts.FindBroadcastAsync(1, default))!.Broadcast.Who.Who.Communes);
        Assert.Contains("nhắn được 1 người", await browser.GetStringAsync(new Uri("/thong-bao/1/xem-thu", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looks_after_a_hamlet_announces_to_its_people_and_to_nobody_else()
    {
        await host.WelcomeAsync("web", "own", Own, Own + "/ap-1");
        await host.WelcomeAsync("web", "next", Own, Own + "/ap-2");
        await host.WelcomeAsync("web", "unsaid", Own);
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own, "ap-1")));
        using var written = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/moi", ("loi", "Chào {you}"));

        using var chosen = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/1/nguoi-nhan", ("ap", Own + "/ap-2"), ("xa", Foreign));

        var who = (await Broadcasts.FindBroadcastAsync(1, default))!.Broadcast.Who.Who;
        Assert.Equal([Own], who.Communes);
        Assert.Equal([Own + "/ap-1"], who.Hamlets);
        Assert.Contains("nhắn được 1 người", await browser.GetStringAsync(new Uri("/thong-bao/1/xem-thu", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_chooses_among_its_hamlets_and_leaves_some_out()
    {
        await host.Services.GetRequiredService<IFigureStore>().AddFiguresAsync(
            [.. Enumerable.Range(1, 3).Select(n => new Figure.Hamlet($"{Own}/ap-{n}", $"Ấp {n}", new Dictionary<string, long>()))], DateTimeOffset.UtcNow, default);
        await host.Services.GetRequiredService<CampaignFigures>().StartAsync(default);
        foreach (var n in new[] { 1, 2, 2, 3 })
            await host.WelcomeAsync("web", Guid.NewGuid().ToString(), Own, $"{Own}/ap-{n}");
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));
        using var written = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/moi", ("loi", "Chào {you}"));
        Assert.Contains("Ấp 3", await browser.GetStringAsync(new Uri("/thong-bao/1/nguoi-nhan", UriKind.Relative)), StringComparison.Ordinal);

        using var some = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/1/nguoi-nhan", ("ap", Own + "/ap-1"), ("ap", Own + "/ap-2"));
        Assert.Contains("nhắn được 3 người", await browser.GetStringAsync(new Uri("/thong-bao/1/xem-thu", UriKind.Relative)), StringComparison.Ordinal);
        using var without = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/1/nguoi-nhan", ("tru_ap", Own + "/ap-2"));
        Assert.Contains("nhắn được 2 người", await browser.GetStringAsync(new Uri("/thong-bao/1/xem-thu", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_chat_of_ones_own_nothing_can_be_tested_and_so_nothing_sent()
    {
        await host.WelcomeAsync("web", "own", Own);
        await host.AnnounceAsync(Own);
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));

        using var tested = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/1/gui-thu");
        using var sent = await OrganiserHost.SendAsync(browser, "/tai-khoan", "/thong-bao/1/gui", ("khi", "ngay"));

        Assert.Equal("/tai-khoan", tested.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Contains("Phải gửi thử cho mình trước", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_thousand_people_need_the_second_factor_and_a_second_person()
    {
        for (var i = 0; i <= Access.WideAudience; i++)
            await host.WelcomeAsync("web", $"{i}", Own);
        var first = new Organiser("khac", "Khác", OrganiserRole.CommuneOrganiser, new(Own));
        await host.AnnounceAsync(Own, BroadcastState.Tested);
        using (var plain = await host.SignInAsync(first))
        using (var refused = await OrganiserHost.SendAsync(plain, "/tai-khoan", "/thong-bao/1/gui", ("khi", "ngay")))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var author = await host.SignInAsync(first, withFactor: true);
        using var asked = await OrganiserHost.SendAsync(author, "/tai-khoan", "/thong-bao/1/gui", ("khi", "ngay"));
        Assert.Equal(BroadcastState.Asked, (await Broadcasts.FindBroadcastAsync(1, default))!.Broadcast.State);
        using var own = await OrganiserHost.SendAsync(author, "/tai-khoan", "/thong-bao/1/duyet");
        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);

        using var second = await host.SignInAsync(new("minh", "Minh", OrganiserRole.ProvinceOrganiser, Territory.Province), withFactor: true);
        using var approved = await OrganiserHost.SendAsync(second, "/tai-khoan", "/thong-bao/1/duyet");

        Assert.Equal("/thong-bao/1", approved.Headers.Location?.ToString());
        Assert.Equal("minh", (await Broadcasts.FindBroadcastAsync(1, default))!.Broadcast.ApprovedBy);
    }

    [Fact]
    public async Task The_result_as_a_file_has_a_line_for_each_copy_and_nobodys_name()
    {
        await host.WelcomeAsync("web", "somebodys-own-secret", Own);
        await host.AnnounceAsync(Own, BroadcastState.Scheduled);
        await Broadcasts.ListAsync(1, Sieve.Of(Selection.Everybody, SampleContent.Catalogue, DateTimeOffset.UtcNow), new Dictionary<string, ChatTutor.Core.Sending.ContactRules>(), DateTimeOffset.UtcNow, default);
        using var browser = await host.SignInAsync(new("an", "An", OrganiserRole.CommuneOrganiser, new(Own)));

        var file = await browser.GetStringAsync(new Uri("/thong-bao/1/ket-qua.csv", UriKind.Relative));

        Assert.Equal(["stt,kenh,ket_qua,luc", "1,web,\"chưa tới lượt\","], file.TrimStart('\ufeff').Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
