using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Small sizes, so that checkpoints and reading learners back happen often.</summary>
    public static readonly LiteDbOptions Small = new() { CheckpointPages = 100, LearnersInMemory = 3, Ballast = 64 << 10 };

    public string Path { get; } = Directory.CreateTempSubdirectory("chattutor-").FullName;

    public string Data => In("data");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public static LiteDbStore OpenStore(string place, LiteDbOptions? options = null, TimeProvider? time = null) =>
        LiteDbStore.Open(place, options ?? Small, time ?? Talk.Clock, NullLogger.Instance);

    public LiteDbStore OpenStore(LiteDbOptions? options = null, TimeProvider? time = null) => OpenStore(Data, options, time);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
