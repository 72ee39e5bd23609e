using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatTutor.Bench.Turns;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Host.Running;

namespace ChatTutor.Bench.Hooks;

/// <summary>
/// Events of the official account against the whole program, at a fixed rate whatever it answers: how long until it says that an
/// event is on the disk. Zalo waits two seconds.
/// </summary>
/// <remarks>Arguments: the folder to work in (default: the temporary one), seconds for each line (default 10).</remarks>
internal static class ZaloOaBenchmark
{
    private const int People = 2000;

    public static Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10);
        return BenchFolder.UseAsync(args, async folder =>
        {
            await using var zalo = await FakeZaloOa.StartAsync();
            zalo.Echoes = false;
            await using var app = Server.Build(
            [
                "--urls", "http://127.0.0.1:0", "--ChatTutor:DataDirectory", folder, "--ChatTutor:ZaloOa:AppId", zalo.AppId,
                "--ChatTutor:ZaloOa:AppSecret", zalo.AppSecret, "--ChatTutor:ZaloOa:OaSecretKey", zalo.SecretKey,
                "--ChatTutor:ZaloOa:RefreshToken", zalo.NewRefreshToken(), "--ChatTutor:ZaloOa:ApiUrl", zalo.Url, "--ChatTutor:ZaloOa:OAuthUrl", zalo.Url,
            ]);
            await app.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(10) };
            Console.WriteLine("events/s   answered   p50 ms   p99 ms   longest ms");
            foreach (var rate in (int[])[50, 200, 200, 500])
                await MeasureAsync(http, zalo, rate, time);
            await app.StopAsync();
        });
    }

    private static async Task MeasureAsync(HttpClient http, FakeZaloOa zalo, int rate, TimeSpan time)
    {
        var (started, running) = (Stopwatch.GetTimestamp(), new List<Task<double>>());
        for (var n = 0; n < rate * time.TotalSeconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / rate);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            var body = Encoding.UTF8.GetBytes(zalo.Text(FormattableString.Invariant($"24684588352{n % People:00000}"), "menu"));
            running.Add(Task.Run(() => PostAsync(http, zalo, body)));
        }
        var sorted = (await Task.WhenAll(running)).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rate,8}{sorted.Count,11}{sorted[sorted.Count / 2],9:F2}{sorted[sorted.Count * 99 / 100],9:F1}{sorted[^1],13:F1}   load {ClosedLoop.Load()}"));
    }

    private static async Task<double> PostAsync(HttpClient http, FakeZaloOa zalo, byte[] body)
    {
        var started = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/zalo-oa") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-ZEvent-Signature", zalo.Push.Sign(body, (string)JsonNode.Parse(body)!["timestamp"]!));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"Answered {answer.StatusCode}.");
    }
}
