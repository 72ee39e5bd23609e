using ChatTutor.Service.Ports;
using ChatTutor.Storage.LiteDb;
using ChatTutor.Storage.LiteDb.Files;

namespace ChatTutor.Tests.Storage;

/// <summary>A folder that cannot be used says so, by name.</summary>
public sealed class LiteDbDirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_process_is_kept_out_until_the_first_is_gone()
    {
        using (await Victim.StartAsync(folder.Data, "hold", 0))
            Assert.Equal(folder.Data, Assert.Throws<StoreInUseException>(() => folder.OpenStore()).Directory);

        await using var store = folder.OpenStore();
        Assert.Throws<StoreInUseException>(() => folder.OpenStore());
    }

    [Fact]
    public void A_folder_whose_parent_is_missing_is_not_made()
    {
        Directory.Delete(folder.Path);
        try
        {
            var fault = Assert.Throws<StoreFailedException>(() => folder.OpenStore());

            Assert.Contains(folder.Data, fault.Message, StringComparison.Ordinal);
            Assert.Contains("does not exist", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.CreateDirectory(folder.Path);
        }
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused()
    {
        File.WriteAllText(folder.Data, "");

        Assert.Contains(folder.Data, Assert.Throws<StoreFailedException>(() => folder.OpenStore()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_refused()
    {
        using var mounted = Mounted.Try(folder.Data, "ro");
        var place = mounted is not null ? folder.Data : ReadOnly(folder.Data);

        var fault = Assert.Throws<StoreFailedException>(() => TemporaryFolder.OpenStore(place));

        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_room_is_refused_and_nothing_is_left_in_it()
    {
        var data = folder.Data;
        using var mounted = Mounted.Try(data, "size=128k");
        var options = TemporaryFolder.Small with { Ballast = mounted is null ? long.MaxValue / 2 : 1 << 20 };

        var fault = Assert.Throws<StoreFailedException>(() => folder.OpenStore(options));

        Assert.Contains(data, fault.Message, StringComparison.Ordinal);
        Assert.Contains("no room", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(data, "ballast")));
    }

    [Fact]
    public async Task Data_of_a_newer_program_are_refused_and_left_alone()
    {
        await folder.OpenStore().DisposeAsync();
        WriteFormat(Format.Current + 1);

        var fault = Assert.Throws<StoreFailedException>(() => folder.OpenStore());

        Assert.Contains("newer ChatTutor", fault.Message, StringComparison.Ordinal);
        WriteFormat(Format.Current);
        await folder.OpenStore().DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_is_not_ours_is_refused()
    {
        Directory.CreateDirectory(folder.Data);
        await File.WriteAllBytesAsync(Path.Combine(folder.Data, "chattutor.db"), new byte[3 * 8192]);

        var fault = Assert.Throws<StoreFailedException>(() => folder.OpenStore());

        Assert.Contains(folder.Data, fault.Message, StringComparison.Ordinal);
        Assert.Contains("backup", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_cut_short_leaves_nothing_in_the_way()
    {
        Directory.CreateDirectory(folder.Data);
        await File.WriteAllBytesAsync(Path.Combine(folder.Data, "chattutor.db.new"), new byte[5000]);

        await using var store = folder.OpenStore();

        Assert.False((await store.HearAsync(1, "m")).Repeated);
    }

    private static string ReadOnly(string path)
    {
        // The superuser may write to any folder but those of the kernel.
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            return "/proc/chattutor";
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("No way is known here to make a folder that cannot be written to.");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private void WriteFormat(int version)
    {
        using var database = new Database(
            new DiskFile(Path.Combine(folder.Data, "chattutor.db")), new DiskFile(Path.Combine(folder.Data, "chattutor-log.db")));
        var changes = new Changes();
        changes.Update(Collections.Meta, Format.Document(version));
        database.Commit(changes);
    }
}
