using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Tests.Core;

/// <summary>What the tutor says itself: placeholders, pronouns, and that no key used in the code is missing.</summary>
public sealed partial class PhrasesTests
{
    private static readonly Phrases Phrases = new(
        "vi", new Dictionary<string, string> { ["hello"] = "{You} ơi, {me} chào {you}: {name}. {name}!" }, new Pronouns("anh chị", "em"),
        new Dictionary<string, string> { ["cong_an"] = "Công an xã" });

    [Fact]
    public void Placeholders_and_pronouns_are_filled() =>
        Assert.Equal("Anh chị ơi, em chào anh chị: 5. 5!", Phrases.Say("hello", ("name", 5)));

    [Fact]
    public void Contacts_are_the_communes_own_where_it_has_some()
    {
        Assert.Equal("Gọi Công an xã nhé anh chị", Phrases.Address("Gọi {cong_an} nhé {you}"));
        Assert.Equal("Gọi anh Ba nhé anh chị", Phrases.In(new Dictionary<string, string> { ["cong_an"] = "anh Ba" }).Address("Gọi {cong_an} nhé {you}"));
    }

    [Fact]
    public void Others_are_called_otherwise() => Assert.Equal("Em ơi, mình chào em: 5. 5!", Phrases.To(new Pronouns("em", "mình")).Say("hello", ("name", 5)));

    [Fact]
    public void An_unknown_key_shows_itself() => Assert.Equal("no.such", Phrases.Say("no.such"));

    [Fact]
    public void Text_without_placeholders_stays_as_it_is() => Assert.Equal("giữ } nguyên", Phrases.Address("giữ } nguyên"));

    [Fact]
    public void A_pronoun_may_be_empty() => Assert.Equal(" đi", new Pronouns("", "con").Fill("{You} đi"));

    [Fact]
    public void Every_key_the_code_uses_is_written_and_every_written_one_is_used()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ChatTutor.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("PhraseKeys", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var commands = ChatTutor.Channels.Telegram.TelegramCommands.Names.Select(name => "command." + name);
        var used = Literal().Matches(code).Select(m => m.Groups[1].Value).Concat(commands).ToHashSet();
        var written = SampleContent.Real.Catalogue!.Phrases.Keys;
        Assert.Empty(written.Except(used));
        Assert.Empty(Said().Matches(code).Select(m => m.Groups[1].Value).Except(written));
    }

    [GeneratedRegex("\"([a-z_.]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:Phrase|\.Say)\(""([a-z_.]+)""")]
    private static partial Regex Said();
}
