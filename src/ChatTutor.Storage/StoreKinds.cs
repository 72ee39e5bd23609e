using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Storage;

/// <summary>A kind of store.</summary>
/// <param name="Name">As written in the setting ChatTutor:Store:Kind.</param>
/// <param name="Open">Opens it with the data directory.</param>
public sealed record StoreKind(string Name, Func<string, TimeProvider, ILogger, IStore> Open);

/// <summary>Every store there is: a new one is a folder and a line here.</summary>
public static class StoreKinds
{
    public static readonly IReadOnlyList<StoreKind> All =
    [
        new("litedb", LiteDbStore.Open),
        new("memory", (_, _, _) => new MemoryStore()),
    ];

    public static StoreKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
