using System.Net;
using ChatTutor.Host.Chat;

namespace ChatTutor.Tests.Host;

/// <summary>The page's own files and the content's media.</summary>
public sealed class ChatFilesTests : IAsyncLifetime
{
    private ChatHost host = null!;

    public async Task InitializeAsync()
    {
        host = await ChatHost.StartAsync();
        Directory.CreateDirectory(Path.Combine(host.Media, "vneid"));
        await File.WriteAllTextAsync(Path.Combine(host.Media, "vneid", "hinh.svg"), "<svg/>");
        await File.WriteAllTextAsync(Path.Combine(host.Media, "secret.yaml"), "a: b");
        await File.WriteAllTextAsync(Path.Combine(host.Media, "..", "outside.svg"), "<svg/>");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("chat.css", "text/css")]
    [InlineData("chat.js", "text/javascript")]
    [InlineData("sw.js", "text/javascript")]
    [InlineData("manifest.webmanifest", "application/manifest+json")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("icon-192.png", "image/png")]
    public async Task The_pages_files_are_there(string name, string type)
    {
        using var response = await host.Client.GetAsync("/" + name);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Files_come_small_and_are_fetched_once()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Assets().Url("chat.css"));
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var response = await host.Client.SendAsync(request);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/chat.css");
        again.Headers.Add("Accept-Encoding", "gzip");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await host.Client.SendAsync(again);

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl!.MaxAge);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 500, 3000);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_picture_of_the_content_is_shown_and_kept_for_a_day()
    {
        using var response = await host.Client.GetAsync("/media/vneid/hinh.svg");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(1), response.Headers.CacheControl!.MaxAge);
        Assert.NotNull(response.Content.Headers.LastModified);
    }

    [Theory]
    [InlineData("/media/khong-co.png")]
    [InlineData("/media/secret.yaml")]
    [InlineData("/media/vneid")]
    [InlineData("/media/")]
    [InlineData("/media/..%2foutside.svg")]
    [InlineData("/media/%2e%2e/outside.svg")]
    [InlineData("/media/vneid/..%2f..%2foutside.svg")]
    [InlineData("/media/%2fetc%2fpasswd.svg")]
    [InlineData("/media/a%00.svg")]
    public async Task Nothing_else_of_the_disk_can_be_had(string path)
    {
        using var response = await host.Client.GetAsync(path);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task The_page_for_the_time_without_a_network_is_there()
    {
        Assert.Contains("Chưa có mạng", WebUtility.HtmlDecode(await host.Client.GetStringAsync("/offline")), StringComparison.Ordinal);
    }
}
