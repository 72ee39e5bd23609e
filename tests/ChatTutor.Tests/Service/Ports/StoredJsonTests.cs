using System.Collections.Immutable;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Campaign;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using ChatTutor.Core.LearningDays;
using ChatTutor.Core.SelfTests;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>The written form is for ever: what is on people's disks must open after any update.</summary>
public sealed class StoredJsonTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 23, 9, 30, 15, TimeSpan.FromHours(7));

    private static readonly LessonPlace Place = new(
        "vneid/la-gi", "mot", ["a", "b"], true,
        ImmutableSortedDictionary<string, StepMark>.Empty.Add("mot", new StepMark(true, 2)).Add("hai", new StepMark(false, 1)), 3);

    private static readonly SelfTest Test = new(
        "vneid", SelfTestStage.Before, ["vneid/la-gi#mot", "vneid/gia-mao#hai"], "vneid/gia-mao#hai", ["a"], ImmutableSortedDictionary<string, bool>.Empty.Add("vneid/la-gi#mot", true));

    private static readonly Learner Full = new(
        new LearnerId(42), Consent.Given, 1, "nong-dan", "phuong-cao-lanh", Muted: true, Blocked: true, new Activity.Consenting("vneid/la-gi"),
        Place, [Place with { Lesson = "vneid/gia-mao" }], 17, 16, [new ReplyChoice("17:opt:a", "Đúng “rồi”")], "16:next:mo", Moment, Moment,
        ImmutableSortedDictionary<string, DateOnly>.Empty.Add("vneid/gia-mao", new DateOnly(2026, 11, 22)), Forgotten: true,
        HasIphone: true, Reported: ["vneid/la-gi#mo@2"], Pronouns: new Pronouns("em", "mình"), Hamlet: "phuong-cao-lanh/khom-1",
        Practised: Once("vneid/la-gi"), Reached: Once("CT03/Joined"),
        Bulletins: [new Subscription("do-man", "phuong-go-cong")],
        Given: [new GivenAnswer(17, Moment, ["vneid/la-gi"], "VNeID là gì?", Judged: true)], Noted: 2, Joined: new DateOnly(2026, 11, 20))
    {
        Counted = [new CountedUnder("nong-dan", null, ["vneid/gia-mao"])],
        Days = [new DayPart("2027", DayStage.CheckedIn, new DateOnly(2027, 10, 10), "phuong-cao-lanh", "K7M2QX")],
        Witnessed = Once("vneid/la-gi"),
        Witnesses = ["lan"],
        Organiser = "minh",
        HelpAsked = Moment,
        Test = Test,
        TestsLeft = [Test with { Course = "an-toan-so", Stage = SelfTestStage.Between }],
        Tested = [new SelfTestResult("vneid", 5, 2, new DateOnly(2026, 11, 20), ["vneid/la-gi#mot"], "phuong-cao-lanh") { After = 4, AfterOn = new DateOnly(2026, 11, 22) }],
        Slip = new Slip("K7M2QX", new DateOnly(2026, 11, 21), new OfficeAnswer(true, new DateOnly(2026, 11, 22))),
    };

    private static readonly LearningEvent.LessonCompleted Completed =
        new("vneid/la-gi", 2, 3, 4, true, true, "nong-dan", "phuong-cao-lanh", "phuong-cao-lanh/khom-1");

    private static readonly Broadcast[] Announcements =
    [
        new(7, "lan", "tinh", new Notice("Chào {you}", "tin-la.svg", "Một tin nhắn", "vneid/la-gi"),
            new Selection(new Criteria(["phuong-cao-lanh"], ["nong-dan"], ["telegram"], "vi", ["vneid"], ["vneid/la-gi"], 7, 3, 2, Hamlets: ["phuong-cao-lanh/ap-1"]), [new Criteria(["phuong-my-tho"])]),
            new Schedule.At(Moment), BroadcastState.Running, ImmutableSortedDictionary<string, Notice>.Empty.Add("web", new Notice("Chào")),
            Moment, Moment, "minh", Moment, Moment, Moment, 1234, "lan", MissedReason.TooMany, 3),
        new(8, "lan", "tinh", new Notice("Chào"), new Selection(new Criteria(TookPart: "2027")), new Schedule.Now(), About: "ngay-hoi/2027/cam-on"),
        new(9, "lan", "tinh", new Notice("Chào"), Selection.Everybody, new Schedule.Weekly([DayOfWeek.Monday], new TimeOnly(8, 0), new DateOnly(2026, 12, 31))),
        new(10, "lan", "tinh", new Notice("Chào"), Selection.Everybody, new Schedule.AfterStart(3, new TimeOnly(8, 0))),
    ];

    private static readonly Activity[] Activities =
    [
        new Activity.Consenting(null), new Activity.Consenting(null, "K7M2QX"), new Activity.ChoosingAudience(2), new Activity.ChoosingCommune(), new Activity.ChoosingCommune("do-man"),
        new Activity.ChoosingHamlet(1), new Activity.Asking(), new Activity.Erasing(), new Activity.Browsing(),
        new Activity.NamingPerson(true), new Activity.Joining(new LearnerId(9)), new Activity.Witnessing(new LearnerId(9)),
    ];

    private static readonly Reply[] Replies =
    [
        new Reply.Say("1", "Chào bác", []),
        new Reply.Say("2", "Xem", [new ReplyChoice("2:cmd:menu", "Menu")], "Sổ tay", true, new ReplyLink("Mở trang", "https://example.vn")),
        new Reply.Picture("3", "Hình", [], "tin-la.svg", "Một tin nhắn"),
    ];

    private static readonly LearningEvent[] Events =
    [
        new LearningEvent.ConsentAnswered(1, true), new LearningEvent.LessonStarted("vneid/la-gi", 2),
        new LearningEvent.QuestionMarked("vneid/la-gi", "mot", true, "a b", 3, "phuong-cao-lanh"),
        Completed,
        new LearningEvent.PracticeDone("vneid/la-gi", "lam-thu", "nong-dan", "phuong-cao-lanh", "phuong-cao-lanh/khom-1"),
        new LearningEvent.PracticeWitnessed("vneid/la-gi", "lam-thu", "nong-dan", "phuong-cao-lanh", "phuong-cao-lanh/khom-1", "lan"),
        new LearningEvent.TargetReached("CT03", TargetStage.Learned, "nong-dan", "phuong-cao-lanh", "phuong-cao-lanh/khom-1"),
        new LearningEvent.ScreenDiffered("vneid/la-gi", "mo", 2), new LearningEvent.AnswerJudged("vneid/la-gi", true), new LearningEvent.Forgotten(),
        new LearningEvent.LearnersJoined(new LearnerId(9)),
        new LearningEvent.Recounted(Completed, Completed with { FirstEver = false }, new DateOnly(2026, 11, 22)),
        new LearningEvent.DayJoined("2027", "phuong-cao-lanh"), new LearningEvent.DayLeft("2027", null),
        new LearningEvent.CheckedIn("2027", "K7M2QX", "phuong-cao-lanh"), new LearningEvent.ChallengeDone("2027", "phuong-cao-lanh"),
        new LearningEvent.SelfTested("vneid", SelfTestStage.After, 4, 5, 2, "phuong-cao-lanh"),
    ];

    private static readonly Figure[] Figures =
    [
        new Figure.Denominator("CT03", "xa-my-tho", 12000, new DateOnly(2026, 6, 30), "Chi cục Thống kê"),
        new Figure.OfficialNumber("CT04", "dong-thap-cu", 812000, new DateOnly(2026, 10, 1), "Công an tỉnh", "Nguyễn Văn A"),
        new Figure.Hamlet("xa-my-tho/ap-1", "Ấp 1", new Dictionary<string, long> { [""] = 1500, ["yeu-the"] = 120 }),
        new Figure.Merger("xa-my-tho/ap-2", "xa-my-tho/ap-1", new DateOnly(2026, 7, 1)),
        new Figure.Hall("K7M2QX", "2027", "xa-my-tho", "Nhà văn hóa ấp 3", "7 giờ", IsClosed: true),
    ];

    private static readonly QuestionGap Gap = new("mã ••• là gì", GapKind.Disliked, ["vneid/la-gi", "vneid/gia-mao"]);

    private static readonly Effect[] Effects =
    [
        new Effect.Ask("VNeID là gì?"), new Effect.RemindAt(Moment, "vneid/la-gi"), new Effect.DrawCode(CodeUse.Witness), new Effect.TellLinked(),
        new Effect.Witness(new LearnerId(9), "vneid/la-gi", "lan"), new Effect.Listen("AwAC", 17, 4),
    ];

    private static readonly PostedBulletin Posted = new(
        new Bulletin("0f", "gia-ca", "phuong-go-cong", "lúa OM 18", 8500.5m, "đồng/kg", Moment, Moment.AddDays(1), "Hợp tác xã", "https://example.vn", "ghi chú"),
        Moment, Withdrawn: true, new BulletinProgress("phuong-go-cong", new LearnerId(42), Done: true));

    private static IReadOnlyList<FirstTimes> Once(string name) =>
        [new("nong-dan", "phuong-cao-lanh", null, ImmutableSortedDictionary<string, DateOnly>.Empty.Add(name, new DateOnly(2026, 11, 22)))];

    [Fact]
    public void Names_are_as_they_have_always_been()
    {
        string[] lines =
        [
            StoredJson.Write(Full),
            .. Activities.Select(a => StoredJson.Write(new Learner(new LearnerId(1), Activity: a))),
            .. Replies.Select(r => StoredJson.Write(r)), StoredJson.Write<IReadOnlyList<Reply>>(Replies),
            .. Events.Select(e => StoredJson.Write(e)), .. Effects.Select(e => StoredJson.Write(e)), .. Figures.Select(f => StoredJson.Write(f)),
            StoredJson.Write(Posted), StoredJson.Write(Gap), .. Announcements.Select(b => StoredJson.Write(b)),
        ];
        var file = Path.Combine(Repository.Root, "tests", "ChatTutor.Tests", "Service", "stored.json");
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            File.WriteAllText(file, string.Join('\n', lines) + "\n");
        Assert.Equal(File.ReadAllLines(file), lines);
    }

    [Fact]
    public void Every_member_of_a_closed_set_is_in_the_snapshot()
    {
        Assert.Equal(Members(typeof(Activity)), Activities.Select(a => a.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Members(typeof(Reply)), Replies.Select(r => r.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Members(typeof(LearningEvent)), Events.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(Members(typeof(Figure)), Figures.Select(f => f.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(Members(typeof(Schedule)), Announcements.Select(b => b.When.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(Members(typeof(Effect)), Effects.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        var json = StoredJson.Write(Full);
        Assert.Equal(json, StoredJson.Write(StoredJson.Read<Learner>(json)));
        Assert.Equal(Events, Events.Select(e => StoredJson.Read<LearningEvent>(StoredJson.Write(e))));
        Assert.All(Announcements, b => Assert.Equal(StoredJson.Write(b), StoredJson.Write(StoredJson.Read<Broadcast>(StoredJson.Write(b)))));
        Assert.Equal(Effects, Effects.Select(e => StoredJson.Read<Effect>(StoredJson.Write(e))));
        Assert.Equal(Figures.Select(f => StoredJson.Write(f)), Figures.Select(f => StoredJson.Write(StoredJson.Read<Figure>(StoredJson.Write(f)))));
    }

    [Fact]
    public void An_older_document_opens_with_what_it_lacks_left_out()
    {
        var learner = StoredJson.Read<Learner>("""{"id":7,"lesson":{"lesson":"mau/ngan","step":"mo","picked":[],"marks":{}},"nickname":"x","old":{"a":[1]}}""");
        Assert.Equal(new LearnerId(7), learner.Id);
        Assert.Equal((Consent.Unasked, 0, false), (learner.Consent, learner.Screen, learner.Muted));
        var turn = Tutor.Respond(SampleContent.Catalogue, learner with { Consent = Consent.Given }, new InboundMessage.Text("học"), Moment);
        Assert.Contains("Bước 1/5", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_a_newer_version_is_passed_over_in_events_replies_and_effects()
    {
        Assert.Equal(Events[1], StoredJson.Read<LearningEvent>("""{"kind":"started","lesson":"vneid/la-gi","version":2,"mood":"good"}"""));
        Assert.Equal(Effects[0], StoredJson.Read<Effect>("""{"kind":"ask","question":"VNeID là gì?","urgent":true}"""));
        Assert.Equal("Chào bác", StoredJson.Read<Reply>("""{"kind":"say","id":"1","text":"Chào bác","choices":[],"colour":"red"}""").Text);
    }

    [Fact]
    public void The_order_of_fields_does_not_matter() =>
        Assert.Equal(Events[1], StoredJson.Read<LearningEvent>("""{"lesson":"vneid/la-gi","version":2,"kind":"started"}"""));

    private static IEnumerable<string> Members(Type closed) => closed.GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal);
}
