using ChatTutor.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Storage;

public sealed class StoreKindsTests
{
    public static TheoryData<string> Names => [.. StoreKinds.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_kind_in_the_table_opens_in_an_empty_folder(string name)
    {
        using var folder = new TemporaryFolder();
        await using var store = StoreKinds.Find(name)!.Open(folder.Data, Talk.Clock, NullLogger.Instance);

        Assert.False((await store.HearAsync(1, "m")).Repeated);
        Assert.True((await store.HearAsync(1, "m")).Repeated);
    }

    [Fact]
    public void A_kind_that_is_not_in_the_table_is_not_found() => Assert.Null(StoreKinds.Find("litedb2"));
}
