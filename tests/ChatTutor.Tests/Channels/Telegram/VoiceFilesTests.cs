using ChatTutor.Core.Conversation;
using ChatTutor.Fakes;
using ChatTutor.Service.Ports;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>Fetching a voice message from Telegram: through the same server as all else, bounded in size and time.</summary>
public sealed class VoiceFilesTests
{
    [Fact]
    public async Task A_file_is_asked_for_and_downloaded()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Keep("AwAC", [1, 2, 3]);

        var sound = Assert.IsType<SoundFetch.Fetched>(await FetchAsync(bed)).Sound;

        Assert.Equal([1, 2, 3], sound.Bytes.ToArray());
        Assert.Equal("ogg", sound.Format);
        Assert.Equal(["getfile", "file"], bed.Telegram.Requests.Select(r => r.Method));
        Assert.Equal("AwAC", bed.Telegram.Requests.First().Text("file_id"));
    }

    [Theory]
    [InlineData(true, VoiceNote.LargestBytes, false)]
    [InlineData(true, VoiceNote.LargestBytes + 1, true)]
    [InlineData(false, VoiceNote.LargestBytes, false)]
    [InlineData(false, VoiceNote.LargestBytes + 1, true)]
    [InlineData(false, 5 << 20, true)]
    [InlineData(true, (20 << 20) + 1, true)]
    public async Task One_that_is_too_large_is_not_read_to_its_end(bool tellsSize, int bytes, bool tooLarge)
    {
        await using var bed = await StartAsync();
        bed.Telegram.Keep("AwAC", new byte[bytes]);
        bed.Telegram.TellsSize = tellsSize;

        Assert.Equal(tooLarge, await FetchAsync(bed) is SoundFetch.TooLarge);

        Assert.Equal(tooLarge && tellsSize ? 0 : 1, bed.Telegram.RequestsTo("file").Count());
    }

    public static TheoryData<string, string> Troubles => new()
    {
        { "getFile", "error" }, { "getFile", "page" }, { "getFile", "hang" }, { "getFile", "reset" }, { "file", "error" }, { "file", "page" }, { "file", "hang" }, { "file", "reset" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Whatever_goes_wrong_is_a_failure_in_time(string method, string trouble)
    {
        await using var bed = await StartAsync(change: s => s with { CallTime = TimeSpan.FromSeconds(1) });
        bed.Telegram.Keep("AwAC", [1, 2, 3]);
        bed.Telegram.Fail(method, trouble switch
        {
            "error" => new Fault.Error(429, "Too Many Requests: retry after 5", 5),
            "page" => new Fault.Page(502),
            "hang" => new Fault.Hang(),
            _ => new Fault.ResetBefore(),
        });

        var failed = Assert.IsType<SoundFetch.Failed>(await FetchAsync(bed).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.DoesNotContain("FAKE-TOKEN", failed.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_empty_is_a_failure()
    {
        await using var bed = await StartAsync();
        Assert.IsType<SoundFetch.Failed>(await FetchAsync(bed));
        bed.Telegram.Keep("AwAC", []);
        Assert.IsType<SoundFetch.Failed>(await FetchAsync(bed));
    }

    private static Task<SoundFetch> FetchAsync(TelegramBed bed) => bed.Channel.FetchVoiceAsync("AwAC", CancellationToken.None).AsTask();
}
