using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using static ChatTutor.Tests.Channels.Telegram.TelegramBed;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>Text that has broken other programs, there and back through a real socket.</summary>
public class NaughtyTests
{
    public static TheoryData<string> Texts =>
    [
        "undefined", "null", "NULL", "true", "0/0", "1e400", "-0", "0x0", "💣", "👨‍👩‍👧‍👦", "🇻🇳🇻🇳", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "ثم نفس سقطت",
        "\u202Etest\u202C", "\u200Ba\u200B", "\uFEFFa", "<script>alert(1)</script>", "</b>", "<b>", "<b", "< b >", "&amp;", "&lt;b&gt;", "&#60;", "&unknown;", "a & b && c",
        "\"", "'", "\\", "\\u0000", "${jndi:ldap://x}", "{{7*7}}", "'; DROP TABLE learners; --", "../../etc/passwd", "%s%n%x", "a\u0000b", "a\u0007b\u001b[31m", "a\r\nb",
        "ho\u0323c", "học", "Ⅷ ﷺ ﬁ", "_*[]()~`>#+-=|{}.!", "<tg-spoiler>x</tg-spoiler>", "<a href=\"tg://user?id=1\">x</a>", "/start", "http://a.vn/?a=1&b=2", "x<y>z</y>",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_is_said_to_a_person_arrives_as_it_was(string text)
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Say("r", text, [new ReplyChoice("x", text)], Source: text, Ai: true)));
        var message = Assert.Single(bed.Telegram.Sent(Lan));
        Assert.Equal($"{text}\n\nAI soạn\nNguồn: {text}".Trim(), message.Text);
        Assert.Equal(text, Assert.Single(message.Buttons).Label);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_a_person_says_arrives_as_it_was(string text)
    {
        await using var bed = await StartAsync();
        bed.Telegram.Text(Lan, "> " + text);
        bed.Listen();
        Assert.Equal(new InboundMessage.Text("> " + text), (await bed.Inbox.NextAsync()).Message);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_goes_out_as_a_replacement_mark()
    {
        await using var bed = await StartAsync();
        bed.Telegram.Open(Lan);
        Assert.IsType<SendResult.Sent>(await bed.SendAsync(new Reply.Say("r", "a\ud83d b", [])));
        Assert.Equal("a\ufffd b", bed.Telegram.Sent(Lan)[0].Text);
    }
}
