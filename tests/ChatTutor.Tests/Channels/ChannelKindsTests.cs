using ChatTutor.Channels;
using ChatTutor.Channels.Telegram;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Tests.Channels;

public class ChannelKindsTests
{
    private static readonly ReplyLink Link = new("Mở trang", "https://example.vn");

    public static TheoryData<string> Names => [.. ChannelKinds.All.Select(k => k.Name)];

    [Fact]
    public void Names_are_unique_and_every_line_says_something()
    {
        Assert.Equal(ChannelKinds.All.Count, ChannelKinds.All.Select(k => k.Name).Distinct().Count());
        Assert.All(ChannelKinds.All, k => Assert.EndsWith(".", k.About, StringComparison.Ordinal));
        Assert.Contains(ChannelKinds.All, k => k.Name == TelegramChannel.ChannelName && k.Setting == "ChatTutor:Telegram:Token");
    }

    [Theory]
    [InlineData("telegram", 4096, 1024, 100, null)]
    [InlineData("zalo-bot", 2000, 2000, 0, null)]
    [InlineData("zalo-oa", 2000, 2000, 5, 100)]
    public void Limits_are_those_the_platforms_name(string name, int text, int caption, int buttons, int? label)
    {
        var limits = Find(name).Limits;

        Assert.Equal((text, caption, buttons, label), (limits.LongestText, limits.LongestCaption, limits.MostButtons, limits.LongestLabel));
    }

    [Fact]
    public void The_official_account_counts_letters_with_their_diacritics_as_one()
    {
        const string name = "Nguyễn Thị Hoàng Anh";
        var decomposed = name.Normalize(System.Text.NormalizationForm.FormD);

        Assert.Equal(20, Find("zalo-oa").Limits.Measure(decomposed));
        Assert.Equal(decomposed.Length, Find("zalo-bot").Limits.Measure(decomposed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_word_of_a_reply_is_shown_within_the_number_of_buttons(string name)
    {
        var kind = Find(name);
        for (var count = 0; count <= 6; count++)
        {
            var choices = Enumerable.Range(1, count).Select(i => new ReplyChoice($"1:opt:{i}", $"Nhãn số {i}")).ToList();

            var shown = kind.Show(new Reply.Say("1", "Lời nói.", choices, "Sổ tay", Link: Link), "");

            var all = string.Join('\n', shown.SelectMany(m => m.Labels.Append(m.Text).Append(m.Note)));
            Assert.All(choices.Select(c => c.Label).Append("Lời nói.").Append("Mở trang").Append("Nguồn: Sổ tay"), words => Assert.Contains(words, all, StringComparison.Ordinal));
            Assert.All(shown, m => Assert.False(m.Labels.Count > kind.Limits.MostButtons));
        }
    }

    [Fact]
    public void Six_buttons_are_too_many_for_the_official_account_and_become_lines()
    {
        var kind = Find("zalo-oa");
        ReplyChoice[] choices = [new("1:a", "Một"), new("1:b", "Hai"), new("1:c", "Ba"), new("1:d", "Bốn"), new("1:e", "Xong")];

        Assert.Equal(["Một", "Hai", "Ba", "Bốn", "Xong"], Assert.Single(kind.Show(new Reply.Say("1", "Chọn đi.", choices), "")).Labels);

        var more = Assert.Single(kind.Show(new Reply.Say("1", "Chọn đi.", [.. choices, new("1:f", "Nữa")], Link: Link), ""));
        Assert.Empty(more.Labels);
        Assert.Equal("Chọn đi.\nMở trang: https://example.vn\n1. Một\n2. Hai\n3. Ba\n4. Bốn\n5. Xong\n6. Nữa", more.Text);
    }

    private static ChannelKind Find(string name) => ChannelKinds.All.Single(k => k.Name == name);
}
