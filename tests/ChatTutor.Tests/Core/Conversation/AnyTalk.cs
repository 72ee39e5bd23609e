using ChatTutor.Core.Conversation;
using ChatTutor.Core.Language;
using FsCheck;
using FsCheck.Fluent;

namespace ChatTutor.Tests.Core;

/// <summary>One thing a person may do next, as numbers: which one it is depends on what is on their screen then.</summary>
public readonly record struct Move(int Kind, int Pick);

/// <summary>A long talk of somebody who may do anything at all.</summary>
public sealed record AnyTalk(IReadOnlyList<Move> Moves)
{
    private static readonly string[] Garbage =
    [
        "", ":", "1:", ":opt:a", "-1:opt:a", "99999999999:cmd:menu", "abc", "1:opt:" + new string('x', 5000), "2147483647:next:x", "0:cmd:\ud800",
        "{0}:cmd:\udc00", "{0}:cmd:erase:now", "{0}:lesson:", "{0}:lesson:khong/co", "{0}:course:", "{0}:course:vneid:999", "{0}:courses:-5",
        "{0}:courses:2147483647", "{0}:aud-page:-7", "{0}:aud-page:2147483647", "{0}:aud:ma-la", "{0}:xa:xa-la", "{0}:opt:done", "{0}:opt:again",
        "{0}:opt:-79228162514264337593543950335", "{0}:retry:khong-co", "{0}:next:", "{0}:later:", "{0}:consent-yes", "{0}:consent-no", "{0}:erase-yes", "{0}:skip", "{0}:", "{0}:test:", "{0}:test:khong-co", "{0}:tests:-3", "{0}:test-next:", "{0}:test-opt:done", "{0}:test-later",
    ];

    public static readonly IReadOnlyList<string> ContractWords =
        ["HỌC", "MENU", "HỎI", "ĐIỂM", "TIẾP", "LẠI", "GIÚP", "DỪNG", "NGHỈ", "DỮ LIỆU", "XÓA", "1010", "THI", "XÃ", "THỬ SỨC"];

    private static readonly string[] Words =
    [
        "nông dân", "người dân", "cao lanh", "tân thành", "my tho", "bỏ qua", "học sinh", "đồng ý", "không", "có", "đúng", "sai", "xong", "2 1 3", "213", "b a c",
        "vneid là gì?", "hỏi lừa đảo qua điện thoại làm sao", "hoi vneid", "nhóm", "đổi nhóm", "nhận tin lại", "một năm sáu", "156", "khoá sim, báo ngân hàng",
        "con ơi bác không biết bấm đâu hết", "tôi bị lừa đảo", "quay về", "cúp máy", "giữ lại", "xóa hết", "xem thêm", "làm lại", "câu 2", "chọn B", "thôi",
    ];

    private static readonly string[] Naughty =
    [
        "", " ", "\n\n", "\0", "\ud800", "\udc00\ud83d", "🙂", "👩‍👩‍👧‍👦", "\u202e\u200fhọc", "\ufeff\u200b", "h\u0323\u0302\u0301\u0300\u0309oc", "İıſ", "１", "٣", "½", "{you} {me} {0} {{",
        "<script>alert(1)</script>", "'; drop table learners; --", "../../etc/passwd", "null", "NaN", "1e999", "-0", "%s%n", "\uffff\ufdd0", "mã otp 123456",
        new('a', 999), new('ạ', 1001), new('?', 400), string.Concat(Enumerable.Repeat("🙂", 499)) + "a🙂", string.Concat(Enumerable.Repeat("a ", 30_000)),
    ];

    private static readonly string?[] Payloads = [null, "", "vneid", "vneid/la-gi", "vneid__la-gi", "khoi-dong", "khong/co", "\ud800", new string('x', 9000), "chong-lua-dao/bon-dung"];

    private static readonly Answer[] Answers =
    [
        new("", []), new("", ["vneid/la-gi", "khong/co", "chong-lua-dao/bon-dung", "khoi-dong/zalo", "vneid/gia-mao"]), new("Dạ, có.", ["vneid/la-gi"], "Sổ tay", true),
        new(new string('x', 10_000), []), new("lẻ \ud800", [], "\udfff"), new(" \n", []), new("{you} {me}", []),
    ];

    public static Arbitrary<AnyTalk> Any(int shortest, int longest)
    {
        var move = Gen.Zip(Gen.Choose(0, 49), Gen.Choose(0, 9999)).Select(m => new Move(m.Item1, m.Item2));
        return Arb.From(Gen.Choose(shortest, longest).SelectMany(n => move.ArrayOf(n)).Select(moves => new AnyTalk(moves)), Shorter);
    }

    /// <summary>What this move is for somebody with this on the screen; <paramref name="seen"/> are all buttons ever shown.</summary>
    public static InboundMessage Read(Move move, Pupil pupil, IReadOnlyList<string> seen)
    {
        var (kind, pick) = move;
        var offered = pupil.Learner.Offered ?? [];
        return kind switch
        {
            < 14 when offered.Count > 0 => new InboundMessage.Choice(Of(offered, pick).Id),
            < 16 => new InboundMessage.Text($"{pick % 6}"),
            < 19 when offered.Count > 0 => new InboundMessage.Text(Typed(Of(offered, pick).Label, pick / 10)),
            < 25 => new InboundMessage.Text(Typed(Of(ContractWords, pick), pick / 20)),
            < 28 => new InboundMessage.Text(Typed(Of(Words, pick), pick / 50)),
            < 30 when seen.Count > 0 => new InboundMessage.Choice(Of(seen, pick)),
            < 32 => new InboundMessage.Choice(Of(Garbage, pick).Replace("{0}", $"{pupil.Learner.Screen}", StringComparison.Ordinal)),
            32 => new InboundMessage.Media("photo"),
            33 => new InboundMessage.Started(Of(Payloads, pick)),
            34 => new InboundMessage.Answered(Of(Answers, pick)),
            35 => new InboundMessage.Reminder(pupil.Learner.Lesson?.Lesson ?? "vneid/la-gi"),
            36 => new InboundMessage.Blocked(),
            < 40 => new InboundMessage.Text(Of(Naughty, pick)),
            40 => new InboundMessage.Heard(Of(pick % 2 == 0 ? Naughty : Words, pick / 2), pupil.Learner.Screen - (pick % 3), pick % 7 == 0 ? Unheard.Unable : null),
            41 => new InboundMessage.Media("voice", new VoiceNote("AwAC", pick % 70)),
            _ => Oracle.Next(pupil),
        };
    }

    /// <summary>Seconds that pass before the move; now and then a minute, a night or a month.</summary>
    public static TimeSpan Pause(Move move) => (move.Pick % 97) switch
    {
        0 => TimeSpan.FromDays(30),
        1 or 2 => TimeSpan.FromHours(13),
        3 or 4 or 5 => TimeSpan.FromSeconds(70),
        _ => TimeSpan.Zero,
    };

    public override string ToString() => $"{Moves.Count} moves: {string.Join(' ', Moves.Select(m => $"{m.Kind}/{m.Pick}"))}";

    private static IEnumerable<AnyTalk> Shorter(AnyTalk talk)
    {
        for (var part = talk.Moves.Count / 2; part > 0; part /= 2)
            for (var from = 0; from + part <= talk.Moves.Count; from += part)
                yield return new AnyTalk([.. talk.Moves.Take(from), .. talk.Moves.Skip(from + part)]);
    }

    private static string Typed(string words, int how) => (how % 4) switch
    {
        0 => words,
        1 => Folding.Fold(words),
        2 => words.ToUpperInvariant(),
        _ => words.Normalize(System.Text.NormalizationForm.FormD),
    };

    private static T Of<T>(IReadOnlyList<T> pool, int pick) => pool[pick % pool.Count];
}
