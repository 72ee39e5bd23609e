using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ChatTutor.Channels.Web;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Sending;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

/// <summary>GET /api/chat/stream: what nobody asked for, as it comes and after an absence.</summary>
public sealed class ChatStreamTests : IAsyncLifetime
{
    private ChatHost host = null!;

    public async Task InitializeAsync() => host = await ChatHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_announcement_reaches_every_open_page_of_its_learner_and_nobody_else()
    {
        var (learner, other) = (await host.GreetAsync(), await host.GreetAsync());
        await using var one = await EventReader.OpenAsync(host, learner);
        await using var two = await EventReader.OpenAsync(host, learner);
        await using var stranger = await EventReader.OpenAsync(host, other);
        await Task.WhenAll(one.CatchUpAsync(), two.CatchUpAsync(), stranger.CatchUpAsync());

        await host.AnnounceAsync(learner, "tin-cho-mot");
        await host.AnnounceAsync(other, "tin-cho-hai");

        Assert.Equal("tin-cho-mot", TextOf(await one.NextAsync()));
        Assert.Equal("tin-cho-mot", TextOf(await two.NextAsync()));
        Assert.Equal("tin-cho-hai", TextOf(await stranger.NextAsync()));
    }

    [Fact]
    public async Task Coming_back_with_the_last_id_brings_exactly_what_was_missed()
    {
        var learner = await host.GreetAsync();
        string id;
        await using (var first = await EventReader.OpenAsync(host, learner))
        {
            await first.CatchUpAsync();
            await host.AnnounceAsync(learner, "mot");
            id = (await first.NextAsync())!.Value.EventId!;
        }
        await host.AnnounceAsync(learner, "hai");
        await host.SayAsync(new { learner, id = "between", text = "MENU" });
        await host.AnnounceAsync(learner, "ba");

        await using var second = await EventReader.OpenAsync(host, learner, id);
        var (two, three) = (await second.NextAsync(), await second.NextAsync());

        Assert.Equal(["hai", "ba"], [TextOf(two), TextOf(three)]);
        Assert.True(long.Parse(two!.Value.EventId!) < long.Parse(three!.Value.EventId!));
    }

    [Fact]
    public async Task A_page_that_broke_off_before_any_news_still_has_an_id_to_come_back_with()
    {
        var learner = await host.GreetAsync();
        string? id;
        using (var line = await host.Client.GetStreamAsync($"/api/chat/stream?learner={learner}"))
        using (var reader = new StreamReader(line))
        {
            do
                id = await reader.ReadLineAsync();
            while (id?.StartsWith("id:", StringComparison.Ordinal) == false);
        }
        await host.AnnounceAsync(learner, "trong-luc-vang");

        await using var back = await EventReader.OpenAsync(host, learner, id!["id:".Length..].Trim());

        Assert.Equal("trong-luc-vang", TextOf(await back.NextAsync()));
    }

    [Fact]
    public async Task Replies_to_ones_own_messages_are_not_told_again()
    {
        var learner = await host.GreetAsync();
        await using var page = await EventReader.OpenAsync(host, learner, "0");
        await host.SayAsync(new { learner, id = "own", text = "MENU" });
        await host.AnnounceAsync(learner, "tin");

        Assert.Equal("tin", TextOf(await page.NextAsync()));
    }

    [Fact]
    public async Task The_beginning_of_an_answer_is_shown_to_its_learner_alone_and_has_no_place_in_the_line()
    {
        var (learner, other) = (await host.GreetAsync(), await host.GreetAsync());
        await using var page = await EventReader.OpenAsync(host, learner);
        await using var stranger = await EventReader.OpenAsync(host, other);
        await Task.WhenAll(page.CatchUpAsync(), stranger.CatchUpAsync());

        await using (var sign = new Composing(host.Services.GetServices<IChannel>(), TimeProvider.System).Begin(ChatHost.AddressOf(learner)))
            sign.Say("Mã OTP dùng \"một lần\".");
        await host.AnnounceAsync(other, "tin");

        var beginning = await page.NextAsync("beginning");
        Assert.Equal("Mã OTP dùng \"một lần\".", (string)JsonNode.Parse(beginning!.Value.Data)!["text"]!);
        Assert.Null(beginning.Value.EventId);
        Assert.Equal("tin", TextOf(await stranger.NextAsync("beginning", "message")));
    }

    [Fact]
    public async Task The_line_is_told_to_proxies_as_one_not_to_keep_or_to_hold_back()
    {
        await using var page = await EventReader.OpenAsync(host, await host.GreetAsync());

        Assert.Equal("text/event-stream", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", Assert.Single(page.Response.Headers.GetValues("X-Accel-Buffering")));
        Assert.True(page.Response.Headers.CacheControl!.NoCache);
        Assert.DoesNotContain(page.Response.Content.Headers.ContentEncoding, e => e != "identity");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?learner=")]
    [InlineData("?learner=short")]
    public async Task Without_a_secret_there_is_no_stream(string query)
    {
        using var response = await host.Client.GetAsync("/api/chat/stream" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Open_streams_do_not_hold_up_the_end()
    {
        var learner = await host.GreetAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EventReader.OpenAsync(host, learner)));
        await Task.WhenAll(pages.Select(p => p.CatchUpAsync()));

        var clock = Stopwatch.StartNew();
        await host.StopAsync();

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        foreach (var page in pages)
        {
            Assert.Null(await page.NextAsync());
            await page.DisposeAsync();
        }
        Assert.Equal(0, host.Services.GetRequiredService<LiveStreams>().Count);
    }

    [Fact]
    public async Task The_oldest_page_makes_room_when_one_learner_opens_too_many()
    {
        var learner = await host.GreetAsync();
        await using var oldest = await EventReader.OpenAsync(host, learner);
        await oldest.CatchUpAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, LiveStreams.MostOfOne).Select(_ => EventReader.OpenAsync(host, learner)));
        await Task.WhenAll(pages.Select(p => p.CatchUpAsync()));

        Assert.Null(await oldest.NextAsync());
        Assert.Equal(LiveStreams.MostOfOne, host.Services.GetRequiredService<LiveStreams>().Count);
        foreach (var page in pages)
            await page.DisposeAsync();
    }

    private static string TextOf(System.Net.ServerSentEvents.SseItem<string>? item) =>
        (string)JsonNode.Parse(item!.Value.Data)!["replies"]![0]!["text"]!;
}
