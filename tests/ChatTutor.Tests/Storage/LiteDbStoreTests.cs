using ChatTutor.Service.Ports;

namespace ChatTutor.Tests.Storage;

public sealed class LiteDbStoreTests : StoreContract
{
    private readonly TemporaryFolder folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override ValueTask<IStore> OpenAsync() => new(folder.OpenStore());
}
