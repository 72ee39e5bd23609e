using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Storage;

/// <summary>Opens a store of one kind on a data directory.</summary>
public delegate IStore OpenStore(string directory, TimeProvider time, ILogger logger);

/// <summary>Every store there is, by the name an operator sets.</summary>
public static class StoreKinds
{
    public static readonly IReadOnlyDictionary<string, OpenStore> All = new Dictionary<string, OpenStore>
    {
        ["litedb"] = LiteDbStore.Open,
        // For trying things: gone at the end.
        ["memory"] = (_, _, _) => new MemoryStore(),
    };
}
