using ChatTutor.Channels.Zalo;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Fakes.ZaloOa;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Channels.Zalo;

/// <summary>Fetching a voice message from where an event of Zalo says it is: only from Zalo, bounded in size and time.</summary>
public sealed class VoiceFilesTests : IAsyncLifetime
{
    private FakeZaloOa zalo = null!;
    private ZaloOaChannel channel = null!;

    public async Task InitializeAsync()
    {
        zalo = await FakeZaloOa.StartAsync();
        channel = new ZaloOaChannel(
            new ZaloOaSettings("1", "a", "b", ApiUrl: zalo.Url, OAuthUrl: zalo.Url, DataDirectory: Path.GetTempPath()) { CallTime = TimeSpan.FromSeconds(1) },
            TimeZoneInfo.Utc, TimeProvider.System, NullLogger<ZaloOaChannel>.Instance);
    }

    public async Task DisposeAsync()
    {
        channel.Dispose();
        await zalo.DisposeAsync();
    }

    [Theory]
    [InlineData("https://zalo.me/a.amr", true)]
    [InlineData("https://voice-aac-dl.zdn.vn/1/a.aac", true)]
    [InlineData("https://f1.zaloapp.com/a", true)]
    [InlineData("https://OPENAPI.ZALO.ME/a", true)]
    [InlineData("http://zalo.me/a.amr", false)]
    [InlineData("https://zalo.me:8443/a.amr", false)]
    [InlineData("https://u:p@zalo.me/a.amr", false)]
    [InlineData("https://zalo.me.evil.example/a.amr", false)]
    [InlineData("https://evilzalo.me/a.amr", false)]
    [InlineData("https://evil.example/?zalo.me", false)]
    [InlineData("https://evil.example#.zalo.me", false)]
    [InlineData("https://127.0.0.1/a.amr", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://[::1]/a.amr", false)]
    [InlineData("https://localhost/a.amr", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://zalo.me/a.amr", false)]
    public void Only_zalos_own_hosts_are_called(string url, bool isZalos)
    {
        using var connection = new ZaloConnection(TimeSpan.FromSeconds(1), TimeProvider.System);

        Assert.Equal(isZalos, new VoiceFiles(connection, new ZaloOaSettings("1", "a", "b")).IsZalos(new Uri(url)));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("a.amr")]
    [InlineData("")]
    [InlineData("https://evil.example/a.amr")]
    public async Task What_is_no_address_of_zalos_is_not_called(string file)
    {
        Assert.IsType<SoundFetch.Failed>(await FetchAsync(file));
        Assert.Empty(zalo.Requests);
    }

    [Fact]
    public async Task The_operators_relay_stands_for_zalo_and_no_other_port_of_its_host_does()
    {
        var url = UrlOf([1, 2, 3]);

        var sound = Assert.IsType<SoundFetch.Fetched>(await FetchAsync(url)).Sound;
        var other = new UriBuilder(url) { Port = new Uri(url).Port + 1 }.Uri.ToString();

        Assert.Equal([1, 2, 3], sound.Bytes.ToArray());
        Assert.Equal("amr", sound.Format);
        Assert.Contains("not one of Zalo's hosts", Assert.IsType<SoundFetch.Failed>(await FetchAsync(other)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_too_large_is_not_read_to_its_end()
    {
        Assert.IsType<SoundFetch.Fetched>(await FetchAsync(UrlOf(new byte[VoiceNote.LargestBytes])));
        Assert.IsType<SoundFetch.TooLarge>(await FetchAsync(UrlOf(new byte[VoiceNote.LargestBytes + 1])));
        Assert.IsType<SoundFetch.Failed>(await FetchAsync(UrlOf([])));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("redirect")]
    [InlineData("hang")]
    [InlineData("reset")]
    public async Task Whatever_goes_wrong_is_a_failure_in_time(string trouble)
    {
        zalo.Fail("sound", trouble switch
        {
            "page" => new Fault.Page(502),
            "redirect" => new Fault.Page(302),
            "hang" => new Fault.Hang(),
            _ => new Fault.ResetBefore(),
        });

        Assert.IsType<SoundFetch.Failed>(await FetchAsync(UrlOf([1])).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private string UrlOf(byte[] sound) =>
        (string)System.Text.Json.Nodes.JsonNode.Parse(zalo.Speak("246845883529197922", sound))!["message"]!["attachments"]![0]!["payload"]!["url"]!;

    private Task<SoundFetch> FetchAsync(string file) => channel.FetchVoiceAsync(file, CancellationToken.None).AsTask();
}
