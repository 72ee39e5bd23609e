using System.Globalization;
using System.Text;
using ChatTutor.Answers.Hearing;
using ChatTutor.Fakes.Model;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;
using ChatTutor.Tests.Channels.Telegram;
using ChatTutor.Tests.Channels.Zalo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Tests.Channels;

/// <summary>The whole way of a voice message over sockets: platform, tutor, transcription server, and back.</summary>
public sealed class VoiceTalkTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("chattutor-voice-").FullName;
    private FakeModel model = null!;

    public async Task InitializeAsync() => model = await FakeModel.StartAsync();

    public async Task DisposeAsync()
    {
        await model.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_telegram_a_question_and_an_answer_are_spoken(bool byWebhook)
    {
        await using var bed = await TelegramTutorBed.OpenAsync(byWebhook, Listens);
        var person = await AtTheQuestionAsync(bed);
        var n = bed.Seen(person).Count;

        Speak(bed, person, "Sai.");
        Assert.StartsWith("Con nghe bác nói: “Sai”.\n\n", (await bed.SeenAsync(person, n + 1)).Text, StringComparison.Ordinal);
        Assert.Contains("Bấm quay lại là được.", bed.Seen(person)[n].Text, StringComparison.Ordinal);

        Speak(bed, person, "Bấm nhầm thì máy có hư không con?");
        Assert.Equal("Con nghe bác hỏi: “Bấm nhầm thì máy có hư không con?”.", (await bed.SeenAsync(person, n + 2)).Text);
        Assert.StartsWith("Dạ, đó là mã xác nhận.", (await bed.SeenAsync(person, n + 3)).Text, StringComparison.Ordinal);
        Assert.All(model.Spoken, s => Assert.Equal(("voice.ogg", "vi"), (s.FileName, s.Fields["language"])));
        Assert.DoesNotContain(bed.Logged, l => l.Contains("Bấm nhầm thì máy", StringComparison.Ordinal) || bed.Secrets.Any(s => l.Contains(s, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("hang", "Lúc này con chưa nghe được giọng nói.")]
    [InlineData("500", "Lúc này con chưa nghe được giọng nói.")]
    [InlineData("garbage", "Lúc này con chưa nghe được giọng nói.")]
    [InlineData("empty", "Con nghe chưa rõ.")]
    [InlineData("an hour long", "Tin thoại này dài quá con nghe không kịp.")]
    public async Task Whatever_the_server_does_one_kind_sentence_comes_and_the_question_stands(string mode, string kindly)
    {
        model.Ears = SpokenModes.Hostile[mode];
        await using var bed = await TelegramTutorBed.OpenAsync(byWebhook: false, Listens);
        var person = await AtTheQuestionAsync(bed);
        var n = bed.Seen(person).Count;

        Speak(bed, person, "Sai.");

        var said = (await bed.SeenAsync(person, n + 1)).Text;
        Assert.StartsWith(kindly, said, StringComparison.Ordinal);
        Assert.EndsWith("Bấm nhầm là máy hư.", said, StringComparison.Ordinal);
        // The button of before still answers.
        await bed.ChooseAsync(person, "Sai");
        Assert.Contains("Bấm quay lại là được.", (await bed.SeenAsync(person, n + 2)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_nothing_is_fetched_and_people_are_asked_to_type()
    {
        await using var bed = await TelegramTutorBed.OpenAsync(byWebhook: false);
        var person = await AtTheQuestionAsync(bed);
        var n = bed.Seen(person).Count;

        Speak(bed, person, "Sai.");

        Assert.StartsWith("Con chỉ đọc được chữ", (await bed.SeenAsync(person, n + 1)).Text, StringComparison.Ordinal);
        Assert.Empty(bed.Telegram.RequestsTo("getFile"));
        Assert.Empty(model.Spoken);
    }

    [Fact]
    public async Task On_zalo_a_question_is_spoken_and_a_strangers_address_is_not_called()
    {
        await using var bed = await ZaloOaBed.StartAsync(Listens);
        var person = bed.NewPerson();
        await bed.SayAsync(person, "xin chào");
        await bed.SeenAsync(person, 1);

        await bed.DeliverAsync(bed.Zalo.Speak(person, Encoding.UTF8.GetBytes("VNeID dùng để làm gì vậy con?")));
        Assert.Equal("Con nghe bác hỏi: “VNeID dùng để làm gì vậy con?”.", (await bed.SeenAsync(person, 2)).Text);
        Assert.StartsWith("Dạ, đó là mã xác nhận.", (await bed.SeenAsync(person, 3)).Text, StringComparison.Ordinal);
        Assert.Equal("voice.amr", Assert.Single(model.Spoken).FileName);

        await bed.DeliverAsync(bed.Zalo.Speak(person, [1], model.Url + "/audio"));
        Assert.StartsWith("Lúc này con chưa nghe được giọng nói.", (await bed.SeenAsync(person, 4)).Text, StringComparison.Ordinal);
        Assert.Single(model.Spoken);
    }

    private void Listens(IServiceCollection services) => services.AddSingleton<VoiceListener>().AddSingleton<ITranscriber>(s => ModelTranscriber.Open(
        new TranscriptionSettings(model.Url, "whisper-1") { Timeout = TimeSpan.FromSeconds(3) }, data, TimeProvider.System, TimeZoneInfo.Utc,
        s.GetRequiredService<ILogger<ModelTranscriber>>()));

    private static void Speak(TelegramTutorBed bed, string person, string words) =>
        bed.Telegram.Speak(long.Parse(person, CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(words));

    /// <summary>"Bấm nhầm là máy hư.": true or false?</summary>
    private static async Task<string> AtTheQuestionAsync(TelegramTutorBed bed)
    {
        var person = bed.NewPerson();
        await bed.SayAsync(person, "/start mau__ngan");
        await bed.SeenAsync(person, 1);
        foreach (var (n, words) in ((string[])["đồng ý", "tiếp", "tiếp"]).Index())
        {
            await bed.SayAsync(person, words);
            await bed.SeenAsync(person, n + 2);
        }
        Assert.Contains("Bấm nhầm là máy hư.", bed.Seen(person)[^1].Text, StringComparison.Ordinal);
        return person;
    }
}
