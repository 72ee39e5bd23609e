using System.Diagnostics;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace ChatTutor.Browser.Tests;

/// <summary>A cheap phone on a slow line: 400 kbit/s, 400 ms there and back, a quarter of this processor.</summary>
[Collection(Chromium.Collection)]
public sealed class WeightTests(Chromium chromium, Product product, ITestOutputHelper output)
{
    /// <summary>Budget of a first load, compressed (docs: UX goal C2).</summary>
    private const long Budget = 30 * 1024;

    private const string FirstPaint = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";

    private static readonly string[] Fetched =
        ["/", "/chat.css", "/chat.js", "/icon.svg", "/icon-192.png", "/manifest.webmanifest", "/sw.js", "/offline"];

    [SkippableFact]
    public async Task The_first_load_is_at_most_30_KB_and_the_chat_is_usable_on_a_slow_line()
    {
        await using var learner = await Learner.ArriveAsync(chromium, product, path: "/offline");
        var line = await learner.Context.NewCDPSessionAsync(learner.Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await line.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = 400_000 / 8,
            ["uploadThroughput"] = 400_000 / 8,
        });
        await line.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        long bytes = 0;
        line.Event("Network.loadingFinished").OnEvent += (_, e) =>
            Interlocked.Add(ref bytes, (long)e!.Value.GetProperty("encodedDataLength").GetDouble());

        await learner.Page.GotoAsync(product.Url, new() { WaitUntil = WaitUntilState.Load });
        var painted = await learner.Page.EvaluateAsync<double>(FirstPaint);
        var clock = Stopwatch.StartNew();
        await learner.Choices.First.ClickAsync();
        await Expect(learner.Replies).ToHaveCountAsync(2);

        output.WriteLine($"{bytes} bytes, first paint after {painted:F0} ms, tap to reply {clock.ElapsedMilliseconds} ms");
        Assert.InRange(bytes, 1000, Budget);
    }

    [SkippableFact]
    public async Task Everything_a_new_phone_ever_fetches_stays_within_the_budget()
    {
        using var http = new HttpClient { BaseAddress = new Uri(product.Url) };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        _ = chromium.Browser;
        long all = 0;
        foreach (var path in Fetched)
        {
            var length = (await http.GetByteArrayAsync(path)).Length;
            output.WriteLine($"{path} {length}");
            all += length;
        }
        Assert.InRange(all, 1000, Budget);
    }
}
