using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using LiteDB;

namespace ChatTutor.Tests.Storage;

/// <summary>Organisers and their log on the disk.</summary>
public sealed class LiteDbOrganisersTests : IDisposable
{
    private static readonly Organiser An = new(
        "an", "An", OrganiserRole.CommuneOrganiser, new("xa-a"), "telegram:1", "an@tinh.vn", new("secret", 7), new("hash", Talk.Start),
        new("code", Talk.Start), 3);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_is_there_again_and_the_chain_goes_on()
    {
        await using (var store = folder.OpenStore())
            await NoteAsync(store, 5);
        await using (var store = folder.OpenStore())
        {
            Assert.Equal(An, Assert.Single(await Organisers(store).OrganisersAsync(default)).Value);
            await NoteAsync(store, 5);
            Assert.Null(AuditChain.Fault(await Organisers(store).AuditAsync(1, 100, default), [await Organisers(store).AuditHeadAsync(default)]));
            Assert.Equal(10, (await Organisers(store).AuditHeadAsync(default)).Sequence);
        }
    }

    [Fact]
    public async Task Data_written_before_there_were_organisers_open_as_before()
    {
        await using (var store = folder.OpenStore())
            await store.HearAsync(1, "m1");
        MakeOld(Path.Combine(folder.Data, "chattutor.db"));

        await using (var store = folder.OpenStore())
        {
            Assert.True((await store.HearAsync(1, "m1")).Repeated);
            Assert.Empty(await Organisers(store).OrganisersAsync(default));
            await NoteAsync(store, 1);
            await store.BackupAsync(folder.Data + ".copy", default);
        }
        Assert.Equal(1, LiteDbBackup.Verify(folder.Data + ".copy").Learners);
    }

    // Under another name, where LiteDB finds no log of ours to take for its own.
    private void MakeOld(string data)
    {
        var elsewhere = folder.In("old.db");
        File.Move(data, elsewhere);
        using (var file = new LiteDatabase(new ConnectionString(elsewhere) { Collation = Collation.Binary }))
        {
            file.DropCollection("organisers");
            file.DropCollection("audit");
            var counters = file.GetCollection("meta").FindById("counters");
            counters.Remove("a");
            file.GetCollection("meta").Update(counters);
        }
        File.Move(elsewhere, data);
    }

    private static IOrganiserStore Organisers(IStore store) => (IOrganiserStore)store;

    private static async Task NoteAsync(IStore store, int times)
    {
        for (var i = 0; i < times; i++)
            await Organisers(store).ChangeAsync(_ => new([An], [new(Talk.Start, "an", "thu", "tinh")]), default);
    }
}
