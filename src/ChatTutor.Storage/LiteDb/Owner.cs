using System.Collections.Concurrent;
using System.Diagnostics;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb.Files;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Storage.LiteDb;

/// <summary>
/// The one thread that touches the database. It takes what waits, runs it, writes it in one transaction, syncs once and only then
/// answers: batches form by themselves while the disk is busy.
/// </summary>
internal sealed partial class Owner
{
    private readonly LiteDbOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Action<Exception> onFailure;
    private readonly BlockingCollection<Work> queue;
    private readonly List<Work> batch = [];
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;
    private StoreFailedException? fault;
    private int copying;

    public Owner(Func<Database> open, LiteDbOptions options, TimeProvider time, ILogger logger, Action<Exception> onFailure)
    {
        this.onFailure = onFailure;
        this.options = options;
        this.time = time;
        this.logger = logger;
        queue = new BlockingCollection<Work>(options.LongestQueue);
        thread = new Thread(() => Live(open)) { Name = "store", IsBackground = true };
        thread.Start();
    }

    /// <summary>Completes when the file is open, or with what was wrong with it.</summary>
    public Task Opened => opened.Task;

    /// <summary>Completes when nothing more can be written.</summary>
    public Task Failed => failed.Task;

    public Task<T> Ask<T>(Func<Desk, T> act, CancellationToken stop, Action? onDisk = null)
    {
        var work = new Work<T>(act, stop, onDisk);
        if (Volatile.Read(ref fault) is { } broken)
            throw broken;
        try
        {
            if (!queue.TryAdd(work))
                throw new StoreBusyException();
        }
        catch (InvalidOperationException) when (queue.IsAddingCompleted)
        {
            throw Volatile.Read(ref fault) ?? new StoreFailedException("The store is closed.");
        }
        return work.Answer;
    }

    /// <summary>No checkpoint is made from now on except by <see cref="StandStillAsync"/>; undone by <see cref="ResumeCheckpoints"/>.</summary>
    public void HoldCheckpoints() => Interlocked.Increment(ref copying);

    public void ResumeCheckpoints() => Interlocked.Decrement(ref copying);

    /// <summary>Brings everything into the data file, which then stands still as long as checkpoints are held.</summary>
    public Task<IDurableFile> StandStillAsync(CancellationToken stop)
    {
        Database? database = null;
        return Ask(desk => (database = desk.Ledger.Database).Data, stop, () => database?.Checkpoint());
    }

    /// <summary>Finishes what waits, then closes the file.</summary>
    public Task StopAsync()
    {
        queue.CompleteAdding();
        return Task.Run(thread.Join);
    }

    private void Live(Func<Database> open)
    {
        Database? database = null;
        try
        {
            database = open();
            var desk = new Desk(database, options.LearnersInMemory);
            opened.SetResult();
            while (TakeBatch(desk))
                Write(desk);
            database.Checkpoint();
        }
#pragma warning disable CA1031 // Whatever it was, nothing more may be acknowledged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e);
        }
        Close(database);
    }

    /// <summary>False when there will be no more work.</summary>
    private bool TakeBatch(Desk desk)
    {
        batch.Clear();
        if (queue.TryTake(out var work, desk.Roster.IsReady ? options.Idle : TimeSpan.Zero))
            do
                batch.Add(work);
            while (batch.Count < options.LargestBatch && queue.TryTake(out work));
        else if (queue.IsCompleted)
            return false;
        foreach (var one in batch)
            one.Run(desk);
        // While there is work, sweeping keeps pace with what comes in; while there is none, it does more at a time.
        var most = batch.Count == 0 ? options.Sweep : Math.Min(2 * batch.Count, options.Sweep);
        desk.Turns.Sweep(time.GetUtcNow() - options.KeepTurns, most);
        desk.Gaps.Sweep(time.GetUtcNow() - QuestionGap.Kept, most);
        return true;
    }

    private void Write(Desk desk)
    {
        var started = Stopwatch.GetTimestamp();
        desk.Ledger.Commit();
        foreach (var one in batch)
            one.Release();
        desk.People.Trim();
        desk.Contacts.Trim();
        desk.RosterReading.ReadOn();
        if (desk.Ledger.Database.LogPages >= options.CheckpointPages && Volatile.Read(ref copying) == 0)
            desk.Ledger.Database.Checkpoint();
        if (Stopwatch.GetElapsedTime(started) is var took && took > TimeSpan.FromSeconds(1))
            LogSlow(batch.Count, took.TotalMilliseconds);
    }

    private void Fail(Exception cause)
    {
        var broken = cause as StoreFailedException ?? new StoreFailedException($"The store has failed: {cause.Message}", cause);
        Volatile.Write(ref fault, broken);
        queue.CompleteAdding();
        if (opened.TrySetException(broken))
            return;
        LogFailed(cause);
        onFailure(cause);
        foreach (var work in batch.Concat(queue.GetConsumingEnumerable()))
            work.Fail(broken);
        failed.TrySetResult();
    }

    private void Close(Database? database)
    {
        try
        {
            database?.Dispose();
        }
#pragma warning disable CA1031 // What is acknowledged is on the disk already; a file that cannot be closed is left as it is.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotClosed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store has failed; nothing more is accepted.")]
    private partial void LogFailed(Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be closed in order.")]
    private partial void LogNotClosed(Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Writing {Count} requests took {Milliseconds} ms.")]
    private partial void LogSlow(int count, double milliseconds);
}
