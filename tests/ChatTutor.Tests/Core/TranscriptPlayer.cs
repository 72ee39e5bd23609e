using System.Globalization;
using System.Text;
using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.LearningDays;
using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Core;

/// <summary>
/// Plays a talk written in a text file: "&gt; words", "&gt;&gt; [label]" (a tap; "[label] @2" on the message two back), "&gt;start payload",
/// "&gt;media photo", "&gt;answered lesson" (nothing sure, but these lessons), "&gt;says lesson lesson: words" (an answer), "&gt;posted place value hours" (a bulletin on salinity, measured an hour ago and good for so
/// many hours, comes to a subscriber), "&gt;looked up words" (the bulletins' answer to these words arrives), ">draft day name" (an announcement of a learning day, if it is for this learner), "@ 30d" (time passes). The tutor's side is written under each line by the player itself.
/// </summary>
public sealed class TranscriptPlayer(Catalogue catalogue)
{
    private readonly StringBuilder written = new();
    private readonly List<IReadOnlyList<ReplyChoice>> shown = [];
    private readonly List<Bulletin> posted = [];
    private string asked = "";
    private Learner learner = new(new LearnerId(1));
    private DateTimeOffset now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    public string Play(string transcript)
    {
        foreach (var line in transcript.Split('\n').Select(l => l.TrimEnd()).Where(l => l.StartsWith('#') || l.StartsWith('>') || l.StartsWith('@')))
        {
            written.Append(line).Append('\n');
            if (line.StartsWith('@'))
                now += Wait(line[1..].Trim());
            else if (line.StartsWith(">draft ", StringComparison.Ordinal))
                Write(Broadcast(line[7..].Split(' ')));
            else if (line.StartsWith('>'))
                Write(Tutor.Respond(catalogue, learner, Read(line), now));
        }
        return written.ToString();
    }

    private InboundMessage Read(string line) => line switch
    {
        _ when line.StartsWith(">> ", StringComparison.Ordinal) => new InboundMessage.Choice(FindChoice(line[3..])),
        _ when line.StartsWith(">start", StringComparison.Ordinal) => new InboundMessage.Started(line.Length > 7 ? line[7..] : null),
        _ when line.StartsWith(">media ", StringComparison.Ordinal) => new InboundMessage.Media(line[7..]),
        _ when line.StartsWith(">answered", StringComparison.Ordinal) =>
            new InboundMessage.Answered(new Answer("", line.Length > 10 ? line[10..].Split(' ') : [], Near: ["mau/ngan", "mau/du-loai"]), asked),
        _ when line.StartsWith(">says ", StringComparison.Ordinal) => Says(line[6..].Split(": ", 2)),
        _ when line.StartsWith(">blocked", StringComparison.Ordinal) => new InboundMessage.Blocked(),
        _ when line.StartsWith(">posted ", StringComparison.Ordinal) => new InboundMessage.Announced(Post(line[8..].Split(' '))),
        _ when line.StartsWith(">looked up ", StringComparison.Ordinal) => new InboundMessage.Answered(BulletinAnswers.To(
            catalogue, posted, BulletinQuestion.In(catalogue, line[11..])!, learner.Commune, now)!, asked),
        _ when line.StartsWith(">remind ", StringComparison.Ordinal) => new InboundMessage.Reminder(line[8..]),
        _ => new InboundMessage.Text(line.Length > 2 ? line[2..] : ""),
    };

    private Turn Broadcast(string[] parts)
    {
        var (words, who) = DayNotices.Write(catalogue.LearningDays.Find(parts[0])!, parts[1], null, catalogue)!.Value;
        var reply = Copies.Write(new(1, "an", "tinh", words, who, new Schedule.Now()), "web", catalogue, learner, typedOnly: false);
        var isChosen = Sieve.Of(who, catalogue, now).Takes(learner, "web") && Reach.Wants(learner);
        return new(learner, isChosen ? [reply] : [], [], []);
    }

    private Bulletin Post(string[] parts)
    {
        var (value, hours) = (decimal.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
        var bulletin = new Bulletin(
            $"{posted.Count}", "do-man", parts[0], null, value, "g/l", now.AddHours(-1), now.AddHours(hours), "Đài Khí tượng thủy văn tỉnh");
        posted.Add(bulletin);
        return bulletin;
    }

    private InboundMessage.Answered Says(string[] parts) => new(new Answer(parts[1], parts[0].Split(' '), "Sổ tay"), asked);

    private string FindChoice(string wanted)
    {
        var parts = wanted.Split(" @");
        var back = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        var label = parts[0].Trim('[', ']');
        return shown[^back].FirstOrDefault(c => c.Label == label)?.Id
            ?? throw new InvalidDataException($"No button [{label}]; there are: {string.Join(", ", shown[^back].Select(c => c.Label))}");
    }

    private void Write(Turn turn)
    {
        learner = StoredJson.Read<Learner>(StoredJson.Write(turn.Learner));
        foreach (var reply in turn.Replies)
        {
            foreach (var text in reply.Text.Split('\n'))
                written.Append("< ").Append(text).Append('\n');
            if (reply is Reply.Say { Source: { } source })
                written.Append("  (").Append(source).Append(")\n");
            if (reply is Reply.Say { Link: { } link })
                written.Append("  {").Append(link.Label).Append(": ").Append(link.Url).Append("}\n");
            if (reply.Choices.Count > 0)
                written.Append("  ").AppendJoin(' ', reply.Choices.Select(c => $"[{c.Label}]")).Append('\n');
            shown.Add(reply.Choices);
        }
        foreach (var happened in turn.Events)
            written.Append("  * ").Append(StoredJson.Write(happened)).Append('\n');
        if (turn.Gap is { } gap)
            written.Append("  ? ").Append(StoredJson.Write(gap)).Append('\n');
        asked = turn.Effects.OfType<Effect.Ask>().LastOrDefault()?.Question ?? asked;
        foreach (var effect in turn.Effects)
            written.Append("  ! ").Append(StoredJson.Write(effect)).Append('\n');
        if (turn.Replies.Count == 0)
            written.Append("  (nothing is said)\n");
        written.Append('\n');
    }

    private static TimeSpan Wait(string span) => span[^1] switch
    {
        'd' => TimeSpan.FromDays(int.Parse(span[..^1], CultureInfo.InvariantCulture)),
        'h' => TimeSpan.FromHours(int.Parse(span[..^1], CultureInfo.InvariantCulture)),
        _ => TimeSpan.FromSeconds(int.Parse(span[..^1], CultureInfo.InvariantCulture)),
    };
}
