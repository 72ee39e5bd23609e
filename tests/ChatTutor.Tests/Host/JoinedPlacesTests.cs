using System.Text.RegularExpressions;
using ChatTutor.Fakes.Telegram;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Host.Running;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatTutor.Tests.Host;

/// <summary>The whole program on real sockets, with Telegram, Zalo and the web chat beside each other: a person walks from one to another.</summary>
public sealed partial class JoinedPlacesTests : IAsyncLifetime, IDisposable
{
    private const string Lan = "246845883529197922";

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-joined-").FullName;
    private FakeTelegram telegram = null!;
    private FakeZaloOa zalo = null!;
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        zalo = await FakeZaloOa.StartAsync();
        app = Server.Build(
        [
            "--urls", "http://127.0.0.1:0", "--ChatTutor:DataDirectory", Path.Combine(folder, "data"),
            "--ChatTutor:ContentDirectory", SampleContent.CopyTo(Path.Combine(folder, "content")),
            "--ChatTutor:Telegram:Token", telegram.Token, "--ChatTutor:Telegram:ApiUrl", telegram.Url,
            "--ChatTutor:ZaloOa:AppId", zalo.AppId, "--ChatTutor:ZaloOa:AppSecret", zalo.AppSecret, "--ChatTutor:ZaloOa:OaSecretKey", zalo.SecretKey,
            "--ChatTutor:ZaloOa:RefreshToken", zalo.NewRefreshToken(), "--ChatTutor:ZaloOa:ApiUrl", zalo.Url, "--ChatTutor:ZaloOa:OAuthUrl", zalo.Url,
        ]);
        await app.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        zalo.Push.Hook = new Uri(client.BaseAddress, "/hooks/zalo-oa");
    }

    [Theory]
    [InlineData("web")]
    [InlineData("zalo")]
    public async Task Begins_on_Telegram_links_and_ends_elsewhere_with_one_completion(string end)
    {
        var first = new TelegramPlace(telegram, 7);
        Place second = end == "web" ? new WebPlace(client) : new ZaloPlace(zalo, Lan);

        await first.GoAsync("(/start mau__ngan)", "Đồng ý", "Tiếp", "Tiếp", "Sai");
        var code = CodeIn(await first.SayAsync("lien ket"));
        Assert.StartsWith("Nối hai nơi học làm một?", await second.SayAsync(code), StringComparison.Ordinal);
        Assert.StartsWith("Đã nối xong.", await second.TapAsync("Đồng ý lưu và nối"), StringComparison.Ordinal);
        Assert.StartsWith("Bác vừa nối thêm một nơi học.", await first.NextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Bước 3/5", await second.SayAsync("HỌC"), StringComparison.Ordinal);
        Assert.StartsWith("Hoàn thành bài “Bài ngắn”! Bác đúng 3/3 câu.", await second.GoAsync("Tiếp", "(quay về)", "Tiếp", "Cúp máy", "Tiếp"), StringComparison.Ordinal);

        Assert.StartsWith("Bác đã hoàn thành 1 trong", await first.SayAsync("điểm"), StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), await CountsAsync());
    }

    [Fact]
    public async Task A_lesson_finished_on_both_before_they_are_joined_counts_once_and_erasing_leaves_nothing_of_either()
    {
        var (first, second, third) = (new TelegramPlace(telegram, 7), new TelegramPlace(telegram, 8), new ZaloPlace(zalo, Lan));
        foreach (var place in (Place[])[first, second])
            await place.GoAsync("(/start mau__ngan)", "Đồng ý", "Tiếp", "Tiếp", "Sai", "Tiếp", "(quay về)", "Tiếp", "Cúp máy", "Tiếp");
        Assert.Equal((2, 2, 2), await CountsAsync());

        await second.GoAsync($"({CodeIn(await first.SayAsync("nối"))})", "Nối lại");
        await third.GoAsync($"({CodeIn(await second.SayAsync("NỐI"))})", "Đồng ý lưu và nối");
        Assert.StartsWith("Bác vừa nối thêm một nơi học.", await second.NextAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), await CountsAsync());
        Assert.Contains("Học ở 3 nơi nhắn tin đã nối.", await third.SayAsync("du lieu"), StringComparison.Ordinal);

        Assert.StartsWith("Đã xóa xong.", await third.GoAsync("(XÓA)", "Xóa hết"), StringComparison.Ordinal);
        Assert.Equal(0, (await CountsAsync()).Learners);
        Assert.StartsWith("Chào bác!", await second.SayAsync("học"), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await zalo.DisposeAsync();
        await telegram.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(long Lessons, long People, long Learners)> CountsAsync()
    {
        var store = app.Services.GetRequiredService<IStore>();
        var tallies = await store.TalliesAsync("completions", CancellationToken.None);
        return (
            tallies.Where(t => t.Key is { Report: "completions", By: "course" }).Sum(t => t.Value),
            tallies.Where(t => t.Key is { Report: "completions.people", By: "day" }).Sum(t => t.Value),
            (await store.StateAsync(CancellationToken.None)).Learners);
    }

    private static string CodeIn(string said) => Code().Match(said) is { Success: true } found ? found.Value : throw new InvalidDataException(said);

    [GeneratedRegex("(?<=: )[0-9A-Z]{3} [0-9A-Z]{3}")]
    private static partial Regex Code();
}
