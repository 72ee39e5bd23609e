using ChatTutor.Core.Organisers;

namespace ChatTutor.Tests.Core.Organisers;

/// <summary>Whatever is done to the stored log is seen.</summary>
public sealed class AuditChainTests
{
    private static readonly List<AuditEntry> Log = Write(200);

    private static readonly AuditHead Head = new(Log[^1].Sequence, Log[^1].Hash);

    [Fact]
    public void A_log_as_it_was_written_is_whole()
    {
        Assert.Null(AuditChain.Fault(Log, []));
        Assert.Null(AuditChain.Fault(Log, [AuditHead.Empty, new(100, Log[99].Hash), Head]));
        Assert.Null(AuditChain.Fault([], []));
    }

    [Fact]
    public void Ten_thousand_changes_of_any_kind_are_all_seen()
    {
        var random = new Random(20261125);
        for (var i = 0; i < 10_000; i++)
        {
            var changed = Change(random, i % 8);
            // A cut-off end is seen by the head that was published, everything else without it.
            Assert.True(AuditChain.Fault(changed, i % 8 == 3 ? [Head] : []) is not null, $"change {i}");
        }
    }

    [Fact]
    public void A_log_written_anew_from_some_entry_on_is_seen_by_a_published_head()
    {
        for (var from = 0; from < Log.Count; from += 7)
        {
            var forged = Log.Take(from).ToList();
            foreach (var entry in Log.Skip(from))
                forged.Add(AuditChain.Append(HeadOf(forged), entry.Note with { By = "ai-khac" }));
            Assert.Null(AuditChain.Fault(forged, []));
            Assert.NotNull(AuditChain.Fault(forged, [Head]));
        }
    }

    [Fact]
    public void An_entry_says_again_what_was_noted()
    {
        var note = new AuditNote(new(2026, 11, 25, 8, 30, 0, 123, TimeSpan.FromHours(7)), "an", "xem", "xa-a", "danh sách \"ấp 1\"\n<b>");
        Assert.Equal(note, AuditChain.Append(AuditHead.Empty, note).Note);
    }

    [Fact]
    public void A_head_is_written_and_read()
    {
        Assert.Equal(Head, AuditHead.Parse(Head.ToString()));
        Assert.Null(AuditHead.Parse("12"));
        Assert.Null(AuditHead.Parse("x:" + Head.Hash));
    }

    private static List<AuditEntry> Change(Random random, int kind)
    {
        var log = Log.ToList();
        var at = random.Next(log.Count - 1);
        switch (kind)
        {
            case 0:
                log[at] = log[at] with { Json = Flip(random, log[at].Json) };
                break;
            case 1:
                log[at] = log[at] with { Hash = Flip(random, log[at].Hash) };
                break;
            case 2:
                log.RemoveAt(at);
                break;
            case 3:
                log.RemoveRange(at, log.Count - at);
                break;
            case 4:
                var other = (at + 1 + random.Next(log.Count - 1)) % log.Count;
                (log[at], log[other]) = (log[other], log[at]);
                break;
            case 5:
                log.Insert(at, log[random.Next(log.Count)]);
                break;
            case 6:
                log[at] = log[at] with { Sequence = log[at].Sequence + random.Next(1, 9) };
                break;
            default:
                // The row's text and hash swapped with another's, the numbers left in order.
                (log[at], log[at + 1]) = (log[at + 1] with { Sequence = log[at].Sequence }, log[at] with { Sequence = log[at + 1].Sequence });
                break;
        }
        return log;
    }

    private static string Flip(Random random, string text)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, ((char)random.Next(32, 127)).ToString()),
            _ => text[..at] + (char)(text[at] ^ (1 << random.Next(5))) + text[(at + 1)..],
        };
    }

    private static List<AuditEntry> Write(int count)
    {
        var log = new List<AuditEntry>();
        for (var i = 0; i < count; i++)
            log.Add(AuditChain.Append(HeadOf(log), new(new DateTimeOffset(2026, 11, 25, 7, 0, 0, TimeSpan.FromHours(7)).AddMinutes(i), $"nguoi-{i % 5}", "xuat-tep", "tinh", $"tệp {i}")));
        return log;
    }

    private static AuditHead HeadOf(List<AuditEntry> log) => log.Count == 0 ? AuditHead.Empty : new(log[^1].Sequence, log[^1].Hash);
}
