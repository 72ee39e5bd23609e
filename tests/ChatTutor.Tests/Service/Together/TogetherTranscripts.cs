using System.Globalization;
using System.Text;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Service;

/// <summary>
/// Talks over several addresses, in tests/transcripts/together: "telegram&gt; words", "web&gt;&gt; [label]" ("[label] @2": on the message
/// two back), "web&gt;start payload", "@ 30h" (time passes, and what is due is done), "! web phuong-cao-lanh" (the chat of a volunteer there), "&amp; web Bà Sáu; nông dân / Ông Tư"
/// (who brings a class to it). UPDATE=1 writes the tutor's side anew.
/// </summary>
public sealed class TogetherTranscripts
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "transcripts", "together");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Goes_as_written(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path);
        var played = await PlayAsync(expected);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            await File.WriteAllTextAsync(path, played);
        else
            Assert.Equal(expected, played);
    }

    private static async Task<string> PlayAsync(string transcript)
    {
        await using var town = new Town();
        var (written, events) = (new StringBuilder(), 0);
        foreach (var line in transcript.Split('\n').Select(l => l.TrimEnd()).Where(l => l.StartsWith('#') || l.StartsWith('@') || l.StartsWith('!') || l.StartsWith('&') || IsSaid(l)))
        {
            written.Append(line).Append('\n');
            if (line.StartsWith('#'))
                continue;
            await DoAsync(town, line);
            Write(written, town);
            var all = await town.Store.EventsAsync(CancellationToken.None);
            foreach (var happened in all.Skip(events))
                written.Append(CultureInfo.InvariantCulture, $"  * {happened.Learner}: {StoredJson.Write(happened.Event)}\n");
            events = all.Count;
            written.Append('\n');
        }
        foreach (var deed in await town.DeedsAsync())
            written.Append(CultureInfo.InvariantCulture, $"+ {deed.By} {deed.What} {deed.Area} {deed.About}\n");
        foreach (var (key, count) in (await town.Store.TalliesAsync("completions", CancellationToken.None)).OrderBy(t => t.Key.ToString()))
            written.Append(CultureInfo.InvariantCulture, $"= {key.Report} {key.By} \"{key.Key}\": {count}\n");
        return written.ToString();
    }

    private static bool IsSaid(string line) => line.IndexOf('>', StringComparison.Ordinal) is > 0 and var at && line[..at].All(char.IsAsciiLetterLower);

    private static async Task DoAsync(Town town, string line)
    {
        if (line.Split(' ') is ["!", var channel, var area])
        {
            await town.LinkAsync(new Address(channel, "an"), area);
            return;
        }
        if (line.Split(' ', 3) is ["&", var phone, var people])
        {
            Assert.Empty((await town.EnrolAsync(new Address(phone, "an"), people.Replace(" / ", "\n", StringComparison.Ordinal))).Mistakes);
            return;
        }
        if (line.StartsWith('@'))
        {
            town.Pass(TimeSpan.FromHours(int.Parse(line[1..].Trim().TrimEnd('h'), CultureInfo.InvariantCulture)));
            await town.WorkAsync();
            return;
        }
        var at = line.IndexOf('>', StringComparison.Ordinal);
        var (address, said) = (new Address(line[..at], "an"), line[(at + 1)..]);
        if (said.StartsWith("> ", StringComparison.Ordinal))
            await (said[2..].Split(" @") is [var label, var back]
                ? town.TapAsync(address, label.Trim('[', ']'), int.Parse(back, CultureInfo.InvariantCulture))
                : town.TapAsync(address, said[2..].Trim('[', ']')));
        else if (said.StartsWith("start", StringComparison.Ordinal))
            await town.SendAsync(address, new InboundMessage.Started(said.Length > 6 ? said[6..] : null));
        else
            await town.SayAsync(address, said.Trim());
    }

    private static void Write(StringBuilder written, Town town)
    {
        foreach (var (address, reply) in town.Said)
        {
            foreach (var text in reply.Text.Split('\n'))
                written.Append(address.Channel).Append("< ").Append(text).Append('\n');
            if (reply.Choices.Count > 0)
                written.Append("  ").AppendJoin(' ', reply.Choices.Select(c => $"[{c.Label}]")).Append('\n');
        }
        if (town.Said.Count == 0)
            written.Append("  (nothing is said)\n");
        town.Said.Clear();
    }
}
