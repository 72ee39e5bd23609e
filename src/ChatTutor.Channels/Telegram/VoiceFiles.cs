using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace ChatTutor.Channels.Telegram;

/// <summary>Fetches voice messages from the server that everything else goes through.</summary>
internal sealed class VoiceFiles(TelegramConnection telegram, TelegramSettings settings)
{
    /// <summary>https://core.telegram.org/bots/api#voice: OGG with OPUS.</summary>
    private const string Format = "ogg";

    public async ValueTask<SoundFetch> FetchAsync(string file, CancellationToken stop)
    {
        try
        {
            var described = await telegram.CallAsync(new GetFileRequest { FileId = file }, settings.CallTime, stop);
            return described switch
            {
                { FileSize: > VoiceNote.LargestBytes } => new SoundFetch.TooLarge(),
                { FilePath: { Length: > 1 } path } => await DownloadAsync(path, stop),
                _ => new SoundFetch.Failed("no path"),
            };
        }
        catch (Exception fault) when (fault is RequestException or TimeoutException && !stop.IsCancellationRequested)
        {
            return IsTooLarge(fault) ? new SoundFetch.TooLarge() : new SoundFetch.Failed(Faults.Describe(fault));
        }
    }

    private async Task<SoundFetch> DownloadAsync(string path, CancellationToken stop)
    {
        var bytes = new byte[VoiceNote.LargestBytes];
        using var room = new MemoryStream(bytes);
        await telegram.DownloadAsync(path, room, settings.CallTime, stop);
        return room.Position == 0
            ? new SoundFetch.Failed("an empty file")
            : new SoundFetch.Fetched(new Sound(bytes.AsMemory(0, (int)room.Position), Format));
    }

    // More than the room takes, whatever size was told; or more than Telegram hands to bots.
    private static bool IsTooLarge(Exception fault) => fault is RequestException { InnerException: NotSupportedException }
        || (fault is ApiRequestException { ErrorCode: 400 } said && said.Message.Contains("too big", StringComparison.Ordinal));
}
