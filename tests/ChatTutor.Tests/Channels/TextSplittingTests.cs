using System.Globalization;
using ChatTutor.Channels;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatTutor.Tests.Channels;

public class TextSplittingTests
{
    private static readonly string[] Pieces =
        ["Xin chào", " ", ". ", "\n", "\n\n", "👨‍👩‍👧‍👦", "🇻🇳", "e\u0323\u0302", "ế", "a", "…", "\r\n", "\u200b", "😀", "مرحبا", "\t", "\ud83d"];

    [Fact]
    public void A_short_text_stays_whole() => Assert.Equal(["Chào"], TextSplitting.Split("Chào", 4096));

    [Theory]
    [InlineData("Một hai.\n\nBa bốn năm. Sáu", 20, "Một hai.|Ba bốn năm. Sáu")]
    [InlineData("Một hai ba\nbốn năm. Sáu bảy", 20, "Một hai ba|bốn năm. Sáu bảy")]
    [InlineData("Một hai ba. Bốn năm sáu", 20, "Một hai ba.|Bốn năm sáu")]
    [InlineData("Một hai ba bốn năm", 10, "Một hai|ba bốn năm")]
    [InlineData("abcdefghijkl", 5, "abcde|fghij|kl")]
    public void It_cuts_at_a_paragraph_then_a_line_then_a_sentence_then_a_word(string text, int longest, string parts) =>
        Assert.Equal(parts.Split('|'), TextSplitting.Split(text, longest));

    [Property(MaxTest = 2000)]
    public Property Parts_fit_lose_nothing_and_cut_no_character() =>
        Prop.ForAll(Texts(), Gen.Choose(12, 60).ToArbitrary(), (text, longest) =>
        {
            var parts = TextSplitting.Split(text, longest);
            Assert.All(parts, p => Assert.InRange(p.Length, 0, longest));
            Assert.Equal(Dense(text), Dense(string.Concat(parts)));
            Assert.Equal(Characters(text), parts.SelectMany(Characters).ToList());
        });

    [Property(MaxTest = 200)]
    public Property A_full_size_text_fits() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf(6000).Select(string.Concat).ToArbitrary(), text =>
            Assert.All(TextSplitting.Split(text, 4096), p => Assert.InRange(p.Length, 1, 4096)));

    [Fact]
    public void A_character_longer_than_a_message_is_cut_but_no_pair_is()
    {
        var flags = "a" + string.Concat(Enumerable.Repeat("\U000E0062", 100));
        var parts = TextSplitting.Split(flags, 10);
        Assert.Equal(flags, string.Concat(parts));
        Assert.All(parts, p => Assert.Equal(p, new string(p.EnumerateRunes().SelectMany(r => r.ToString()).ToArray())));
    }

    [Fact]
    public void Blanks_beyond_the_limit_are_not_sent_by_themselves() =>
        Assert.Equal(["Chào"], TextSplitting.Split("Chào" + new string(' ', 50), 10));

    private static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>What a reader sees as characters, without the blanks.</summary>
    private static List<string> Characters(string text)
    {
        var found = new List<string>();
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
            if (!string.IsNullOrWhiteSpace(all.GetTextElement()))
                found.Add(all.GetTextElement());
        return found;
    }
}
