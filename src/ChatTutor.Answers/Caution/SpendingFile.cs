using System.Globalization;
using System.Text;

namespace ChatTutor.Answers.Caution;

/// <summary>
/// One day's spending on disk: the day, then a line for each change, "learner tokens". Lines are only added, so a crash can spoil no
/// more than the last one, and that one had not been acted on yet. A new day begins a new file under the same name.
/// </summary>
internal sealed class SpendingFile(string path) : IDisposable
{
    private FileStream? file;

    /// <summary>What was written on this day or a later one, with its day; nothing of an earlier day is left.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public (DateOnly Day, IReadOnlyList<(long Learner, long Tokens)> Lines) Open(DateOnly today)
    {
        file?.Dispose();
        file = null;
        var (day, lines) = Read();
        if (day is null || day < today)
        {
            Begin(today);
            (day, lines) = (today, []);
        }
        file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        DropUnfinishedLine(file);
        return (day.Value, lines);
    }

    /// <param name="durable">Wait until it is on the disk: before tokens are spent, not when some are given back.</param>
    public void Add(long learner, long tokens, bool durable)
    {
        file!.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{learner} {tokens}\n")));
        file.Flush(durable);
    }

    public void Dispose() => file?.Dispose();

    private (DateOnly? Day, IReadOnlyList<(long, long)> Lines) Read()
    {
        if (!File.Exists(path))
            return (null, []);
        var whole = File.ReadAllText(path);
        var lines = whole[..(whole.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && DateOnly.TryParseExact(lines[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, [.. lines.Skip(1).Select(Parse).OfType<(long, long)>()])
            : (null, []);
    }

    private static (long, long)? Parse(string line) =>
        line.Split(' ') is [var learner, var tokens]
        && long.TryParse(learner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var who)
        && long.TryParse(tokens, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var many) ? (who, many) : null;

    private void Begin(DateOnly today)
    {
        var unfinished = path + ".new";
        using (var begun = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            begun.Write(Encoding.ASCII.GetBytes(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "\n"));
            begun.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    private static void DropUnfinishedLine(FileStream file)
    {
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
        }
        file.SetLength(end);
        file.Position = end;
    }
}
