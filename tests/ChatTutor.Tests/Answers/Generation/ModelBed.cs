using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Core.Conversation;
using ChatTutor.Fakes.Model;
using ChatTutor.Tests.Channels;

namespace ChatTutor.Tests.Answers.Generation;

/// <summary>The wording under test before a fake model on a real socket. At the end: was a word or the key written to the log?</summary>
internal sealed class ModelBed : IAsyncDisposable
{
    /// <summary>Put into what people ask, looked for in the log.</summary>
    public const string Private = "chuyện riêng";

    public const string Key = "sk-FAKE-never-in-a-log";

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-model-").FullName;
    private readonly Func<ModelSettings, ModelSettings> change;
    private readonly TimeProvider time;
    private long learners;

    private ModelBed(FakeModel model, Func<ModelSettings, ModelSettings> change, TimeProvider time)
    {
        (Model, this.change, this.time) = (model, change, time);
        Wording = Open();
    }

    public static IReadOnlyList<Passage> Passages { get; } =
    [
        new("otp/la-gi#mot-lan", "otp/la-gi", "Mã OTP là dãy sáu chữ số dùng một lần. Đừng đưa mã OTP cho ai, kể cả người xưng là công an hay ngân hàng.", "Sổ tay, 2026"),
        new("vneid/la-gi#mot-ban", "vneid/la-gi", "VNeID thật chỉ cài từ kho có sẵn trong máy, là CH Play hoặc App Store. Ai gửi bản khác thì đừng cài.", "CafeF, 2026"),
        new("fact:tong-dai", null, "Nghi bị lừa thì gọi 156 hoặc 1900 0368, trang vneid.gov.vn có hướng dẫn. Giữ lại tin nhắn trong 3 ngày.", "Bộ Công an, 2026"),
    ];

    public FakeModel Model { get; }

    public ModelWording Wording { get; private set; }

    public CapturedLog<ModelWording> Log { get; } = new();

    /// <summary>How each wish ended, with the rule or fault behind it: "Unsupported number".</summary>
    public IReadOnlyList<string> Outcomes =>
        [.. Log.Lines.Where(l => l.Line.StartsWith("Wording: ", StringComparison.Ordinal)).Select(l => l.Line["Wording: ".Length..l.Line.LastIndexOf(" in ", StringComparison.Ordinal)].Trim())];

    public string BudgetFile => Path.Combine(folder, "model-tokens.txt");

    public static async Task<ModelBed> StartAsync(Func<ModelSettings, ModelSettings>? change = null, TimeProvider? time = null) =>
        new(await FakeModel.StartAsync(), change ?? (s => s), time ?? TimeProvider.System);

    /// <summary>As after a restart of the program.</summary>
    public void Restart()
    {
        Wording.Dispose();
        Wording = Open();
    }

    /// <summary>A question of a new learner each time, unless one is named.</summary>
    public ValueTask<string?> AskAsync(
        string question, IReadOnlyList<Passage>? passages = null, long? learner = null, Action<string>? heard = null, CancellationToken stop = default,
        IReadOnlyList<string>? earlier = null) =>
        Wording.WordAsync(
            new WordingRequest(question, passages ?? Passages, earlier ?? [], new LearnerId(learner ?? Interlocked.Increment(ref learners)), heard), stop);

    public async ValueTask DisposeAsync()
    {
        Wording.Dispose();
        await Model.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        Assert.DoesNotContain(Log.Lines, l => l.Line.Contains(Private, StringComparison.OrdinalIgnoreCase) || l.Line.Contains(Key, StringComparison.Ordinal));
    }

    private ModelWording Open() => ModelWording.Open(
        change(new ModelSettings(Model.Url, "fake", Key)), folder, time, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), Log);
}
