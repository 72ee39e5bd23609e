using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Core.Reports;

/// <summary>
/// A table for organisers, made from counters that every turn updates in its own transaction; the same counters can be made again
/// from the events.
/// </summary>
public abstract record Report(string Id, string Title)
{
    /// <summary>The counters an event adds one to.</summary>
    /// <param name="day">The day in the campaign's time zone.</param>
    public abstract IEnumerable<TallyKey> Count(LearningEvent happened, DateOnly day);

    /// <summary>The counters an event takes one from, because the same person had been counted twice.</summary>
    public virtual IEnumerable<TallyKey> TakeBack(LearningEvent happened) =>
        happened is LearningEvent.Recounted e ? Count(e.Was, e.Day).Except(e.Is is { } kept ? Count(kept, e.Day) : []) : [];

    /// <summary>True when it is laid out from the questions that were not answered well, and not from counters alone.</summary>
    public virtual bool ReadsGaps => false;

    /// <summary>True when the table can be of one commune and then says nothing of others.</summary>
    public virtual bool IsByCommune => false;

    /// <summary>The counters the table is laid out from: whole reports ("completions") or parts of one ("targets.commune").</summary>
    public virtual IReadOnlyList<string> Reads(Catalogue catalogue, ReportQuery query, DateOnly today) => [Id];

    /// <summary>The table for people, from the counters.</summary>
    public abstract Table Lay(ReportInput input);
}

/// <summary>Rows under headings; every cell is text, numbers written plainly, nothing where nothing is counted.</summary>
public sealed record Table(string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What people must know who read it, under the table; null = nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>A heading, and whether what stands under it is a whole number.</summary>
/// <param name="Name">For files; fixed, as scripts rely on it.</param>
/// <param name="Label">For people on a page; null = the name.</param>
public sealed record Column(string Name, bool IsNumber = false, string? Label = null);
