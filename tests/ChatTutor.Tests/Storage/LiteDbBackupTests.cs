using ChatTutor.Service.Ports;
using ChatTutor.Storage;

namespace ChatTutor.Tests.Storage;

/// <summary>A backup made under load is a whole store of one moment.</summary>
public sealed class LiteDbBackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_copy_made_while_work_goes_on_holds_all_that_was_acknowledged_before()
    {
        await using var store = folder.OpenStore();
        var before = await TalkAsync(store, "before", 2000);
        using var enough = new CancellationTokenSource();
        var working = Task.Run(() => WorkAsync(store, enough.Token));

        await store.BackupAsync(folder.In("copy.db"), CancellationToken.None);
        await store.BackupAsync(folder.In("copy.db"), CancellationToken.None);
        await enough.CancelAsync();

        Assert.True(await working > 0);
        await using var copy = OpenCopy();
        Assert.True(await Ledgers.AgreeAsync(copy, before) >= before.Count);
        Assert.False(File.Exists(folder.In("copy.db.part")));
        Assert.False((await store.HearAsync(1, "and on it goes")).Repeated);
    }

    [Fact]
    public async Task Two_backups_at_once_do_not_disturb_each_other()
    {
        await using var store = folder.OpenStore();
        var before = await TalkAsync(store, "before", 500);

        var copies = Enumerable.Range(0, 4).Select(i => store.BackupAsync(folder.In($"copy{i}.db"), CancellationToken.None).AsTask());
        await Task.WhenAll([TalkAsync(store, "during", 1000), .. copies]);

        for (var i = 0; i < 4; i++)
            Assert.True(LiteDbBackup.Verify(folder.In($"copy{i}.db")).Events >= before.Count);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_fails_alone()
    {
        await using var store = folder.OpenStore();
        await store.HearAsync(1, "m");

        await Assert.ThrowsAnyAsync<IOException>(async () => await store.BackupAsync(folder.In("no/such/folder/copy.db"), CancellationToken.None));

        Assert.False((await store.HearAsync(1, "n")).Repeated);
        await store.BackupAsync(folder.In("copy.db"), CancellationToken.None);
        Assert.Equal(1, LiteDbBackup.Verify(folder.In("copy.db")).Learners);
    }

    [Fact]
    public async Task A_copy_that_lacks_something_is_found_out()
    {
        await using (var store = folder.OpenStore())
        {
            await TalkAsync(store, "m", 50);
            await store.BackupAsync(folder.In("copy.db"), CancellationToken.None);
        }
        var bytes = await File.ReadAllBytesAsync(folder.In("copy.db"));
        await File.WriteAllBytesAsync(folder.In("half.db"), bytes[..(bytes.Length / 2 / 8192 * 8192)]);

        Assert.Throws<StoreFailedException>(() => LiteDbBackup.Verify(folder.In("half.db")));
        Assert.Throws<StoreFailedException>(() => LiteDbBackup.Verify(folder.In("none.db")));
    }

    [Fact]
    public async Task A_backup_is_not_put_over_data_that_are_there()
    {
        await using (var store = folder.OpenStore())
        {
            await store.HearAsync(1, "m");
            await store.BackupAsync(folder.In("copy.db"), CancellationToken.None);
            Assert.Throws<StoreInUseException>(() => LiteDbBackup.Restore(folder.In("copy.db"), folder.Data));
            await store.HearAsync(1, "n");
        }

        var fault = Assert.Throws<StoreFailedException>(() => LiteDbBackup.Restore(folder.In("copy.db"), folder.Data));

        Assert.Contains("already holds data", fault.Message, StringComparison.Ordinal);
        await using var still = folder.OpenStore();
        Assert.Equal(2, (await still.LearnerAsync(1))!.Screen);
    }

    [Fact]
    public async Task A_log_left_alone_is_not_replayed_over_a_backup()
    {
        await using (var store = folder.OpenStore())
        {
            await store.HearAsync(1, "kept");
            await store.BackupAsync(folder.In("copy.db"), CancellationToken.None);
        }
        using (var victim = await Victim.StartAsync(folder.Data, "other", 3))
            await victim.ListenAsync(20);
        File.Delete(Path.Combine(folder.Data, "chattutor.db"));
        Assert.NotEqual(0, new FileInfo(Path.Combine(folder.Data, "chattutor-log.db")).Length);

        LiteDbBackup.Restore(folder.In("copy.db"), folder.Data);

        await using var again = folder.OpenStore();
        Assert.Equal(1, await Ledgers.AgreeAsync(again, [(1, "kept")]));
    }

    private static async Task<List<(int Person, string Message)>> TalkAsync(LiteDbStore store, string run, int count)
    {
        var sent = Enumerable.Range(0, count).Select(i => (Person: i % 40, Message: $"{run}/{i}")).ToList();
        await Task.WhenAll(sent.Select(s => store.HearAsync(s.Person, s.Message).AsTask()));
        return sent;
    }

    private static async Task<int> WorkAsync(LiteDbStore store, CancellationToken enough)
    {
        for (var n = 0; ; n++)
        {
            await TalkAsync(store, $"during {n}", 50);
            if (enough.IsCancellationRequested)
                return n + 1;
        }
    }

    private IStore OpenCopy()
    {
        LiteDbBackup.Restore(folder.In("copy.db"), folder.In("restored"));
        return TemporaryFolder.OpenStore(folder.In("restored"));
    }
}
