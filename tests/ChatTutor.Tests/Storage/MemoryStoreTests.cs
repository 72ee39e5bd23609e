using ChatTutor.Service.Ports;
using ChatTutor.Storage;

namespace ChatTutor.Tests.Storage;

public sealed class MemoryStoreTests : StoreContract
{
    [Fact]
    public async Task It_cannot_be_backed_up() =>
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Store.BackupAsync("copy.db", CancellationToken.None));

    protected override ValueTask<IStore> OpenAsync() => new(new MemoryStore());
}
