using System.Text.Json;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Channels.ZaloBot;

/// <summary>What becomes of an event, whether it was fetched or brought.</summary>
internal sealed class ZaloBotIntake(Func<DateTimeOffset> now, ILogger log)
{
    private bool groupSeen;

    /// <summary>What is to be handed on, or null when there is nothing for the tutor in it.</summary>
    public Incoming? Read(ReadOnlyMemory<byte> body) => Note(EventReader.Read(body, now()));

    public Incoming? Read(JsonElement happened) => Note(EventReader.Read(happened, now()));

    private Incoming? Note(ReadEvent read)
    {
        switch (read)
        {
            case ReadEvent.Broken broken:
                log.EventUnreadable(broken.Why);
                break;
            case ReadEvent.Nothing nothing:
                log.EventPassedOver(nothing.Name.Length <= 64 ? nothing.Name : nothing.Name[..64]);
                break;
            case ReadEvent.FromGroup when !groupSeen:
                groupSeen = true;
                log.GroupIgnored();
                break;
        }
        return (read as ReadEvent.Said)?.Incoming;
    }
}
