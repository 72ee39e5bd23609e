using ChatTutor.Core.Conversation;

namespace ChatTutor.Service.Ports;

/// <summary>Makes words of what somebody said. Where voice messages are switched off there is none.</summary>
public interface ITranscriber
{
    /// <summary>
    /// What was said, empty when nothing was; null when nobody can listen now (no budget, no server). Bounded in time and never throws
    /// but for <paramref name="stop"/>.
    /// </summary>
    /// <param name="learner">Who spoke: only for counting, not sent.</param>
    ValueTask<string?> TranscribeAsync(Sound sound, LearnerId learner, CancellationToken stop);
}

/// <summary>A voice message in memory; it is never written anywhere.</summary>
/// <param name="Format">The ending of file names by which servers know it: "ogg", "amr".</param>
/// <param name="Seconds">Its length; null where the platform does not say.</param>
public sealed record Sound(ReadOnlyMemory<byte> Bytes, string Format, int? Seconds = null);
