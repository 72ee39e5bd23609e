using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>Hears what the test put into the sound, unless the test says otherwise.</summary>
internal sealed class HandTranscriber : ITranscriber
{
    public Func<Sound, CancellationToken, Task<string?>> Hear { get; set; } = (sound, _) => Task.FromResult<string?>(Encoding.UTF8.GetString(sound.Bytes.Span));

    public async ValueTask<string?> TranscribeAsync(Sound sound, LearnerId learner, CancellationToken stop) => await Hear(sound, stop);
}
