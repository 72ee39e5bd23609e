using System.Text;
using ChatTutor.Answers.Hearing;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.Model;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Channels;

namespace ChatTutor.Tests.Answers.Hearing;

/// <summary>The transcriber under test before a fake server on a real socket. At the end: was a word or the key written to the log or the disk?</summary>
internal sealed class TranscriberBed : IAsyncDisposable
{
    /// <summary>Put into what people say, looked for in the log and on the disk.</summary>
    public const string Private = "chuyện riêng";

    public const string Key = "sk-FAKE-never-in-a-log";

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-ears-").FullName;
    private readonly TranscriptionSettings settings;
    private readonly TimeProvider time;

    private TranscriberBed(FakeModel model, Func<TranscriptionSettings, TranscriptionSettings> change, TimeProvider time)
    {
        (Model, this.time) = (model, time);
        settings = change(new TranscriptionSettings(model.Url, "whisper-1", Key));
        Transcriber = Open();
    }

    public FakeModel Model { get; }

    public ModelTranscriber Transcriber { get; private set; }

    public CapturedLog<ModelTranscriber> Log { get; } = new();

    /// <summary>How each ended: "Heard", "Failed HTTP 500".</summary>
    public IReadOnlyList<string> Outcomes =>
        [.. Log.Lines.Where(l => l.Line.StartsWith("Hearing: ", StringComparison.Ordinal)).Select(l => l.Line["Hearing: ".Length..l.Line.LastIndexOf(" in ", StringComparison.Ordinal)].Replace("(null)", "", StringComparison.Ordinal).Trim())];

    public static async Task<TranscriberBed> StartAsync(Func<TranscriptionSettings, TranscriptionSettings>? change = null, TimeProvider? time = null) =>
        new(await FakeModel.StartAsync(), change ?? (s => s), time ?? TimeProvider.System);

    public void Restart()
    {
        Transcriber.Dispose();
        Transcriber = Open();
    }

    public async Task<string?> HearAsync(string words, int? seconds = 4, long learner = 1, string format = "ogg") =>
        await Transcriber.TranscribeAsync(new Sound(Encoding.UTF8.GetBytes(words), format, seconds), new LearnerId(learner), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Transcriber.Dispose();
        await Model.DisposeAsync();
        var written = string.Concat(Directory.EnumerateFiles(folder).Select(File.ReadAllText));
        Directory.Delete(folder, recursive: true);
        foreach (var secret in (string[])[Private, Key])
            Assert.DoesNotContain(secret, written + string.Concat(Log.Lines.Select(l => l.Line)), StringComparison.OrdinalIgnoreCase);
    }

    private ModelTranscriber Open() => ModelTranscriber.Open(settings, folder, time, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), Log);
}
