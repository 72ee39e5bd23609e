using System.Globalization;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard.Audit;

/// <summary>
/// The heads of the log, a line a day, in a file beside the data: "2026-11-25 17:hash". Copied elsewhere, they show whether the end of
/// the log was cut off or written anew; "verify" compares them.
/// </summary>
public sealed class AuditHeads(string dataDirectory)
{
    private string File => Path.Combine(dataDirectory, "audit-heads.txt");

    /// <summary>Those published so far. A line that is none is passed over: the file may have been cut by a full disk.</summary>
    public IReadOnlyList<AuditHead> Read()
    {
        if (!System.IO.File.Exists(File))
            return [];
        return [.. System.IO.File.ReadLines(File).Select(l => l.Split(' ')).Where(l => l.Length == 2).Select(l => AuditHead.Parse(l[1])).OfType<AuditHead>()];
    }

    /// <summary>Adds a head unless it is the last one published already.</summary>
    public void Publish(DateOnly day, AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (head.Sequence > 0 && Read().LastOrDefault() != head)
            System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {head}\n"));
    }
}
