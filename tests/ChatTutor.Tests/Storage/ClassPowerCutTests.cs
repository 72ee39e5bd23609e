using System.Globalization;
using ChatTutor.Core.Classes;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;
using ChatTutor.Storage;
using ChatTutor.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace ChatTutor.Tests.Storage;

/// <summary>The power fails while classes are taken in: a class is there whole, with its line in the log, or not at all.</summary>
public sealed class ClassPowerCutTests(ITestOutputHelper output)
{
    private const int Trials = 60, Phones = 4, OfAClass = 5;

    private static readonly byte[] Fresh = NewData();

    [Fact]
    public async Task A_class_is_there_whole_or_not_at_all()
    {
        int acknowledged = 0, there = 0;
        for (var seed = 0; seed < Trials; seed++)
        {
            var random = new Random(seed);
            var disk = new VolatileDisk(random.Next(), seed % 2 == 0 ? 0.5 : 0.9, random.Next(20, 300));
            var taken = new int[Phones];
            await EnrolUntilDarkAsync(disk, taken);
            await using var store = Open(new VolatileDisk(0, 1, int.MaxValue), disk.Survivors());
            acknowledged += taken.Sum();
            there += await CheckAsync(store, taken);
        }
        output.WriteLine($"{Trials} power cuts, {acknowledged} classes acknowledged, {there} there, 0 half there.");
        Assert.True(acknowledged > Trials);
    }

    private static async Task EnrolUntilDarkAsync(VolatileDisk disk, int[] taken)
    {
        try
        {
            var store = Open(disk, [Fresh, []]);
            await Task.WhenAll(Enumerable.Range(0, Phones).Select(phone => Task.Run(() => EnrolAsync(store, phone, taken))));
            await store.DisposeAsync();
        }
        catch (StoreFailedException) when (disk.IsDead)
        {
            // It went dark while opening.
        }
    }

    private static async Task EnrolAsync(LiteDbStore store, int phone, int[] taken)
    {
        try
        {
            await store.HearAsync(phone, "m");
            for (var n = 0; ; n++, taken[phone]++)
                await store.EnrolAsync(Talk.Person(phone), _ => ClassOf(n), CancellationToken.None);
        }
        catch (StoreFailedException)
        {
            // The power is off.
        }
    }

    private static ClassEntry ClassOf(int n) => new(
        [.. Enumerable.Range(0, OfAClass).Select(who => new ClassMember(string.Create(CultureInfo.InvariantCulture, $"{n}.{who}"), new Learner(default)))],
        null, new AuditNote(Talk.Start, "to-1", AuditWords.ClassEnrolled, "tinh"));

    private static async Task<int> CheckAsync(LiteDbStore store, int[] taken)
    {
        var (learners, classes) = (0, 0);
        for (var phone = 0; phone < Phones; phone++)
        {
            var people = await store.PeopleAsync(Talk.Person(phone), CancellationToken.None);
            learners += people.Count;
            if (people.Count == 0)
            {
                Assert.Equal(0, taken[phone]);
                continue;
            }
            Assert.Equal(0, (people.Count - 1) % OfAClass);
            // The last one may be there though its answer never came.
            Assert.InRange((people.Count - 1) / OfAClass, taken[phone], taken[phone] + 1);
            classes += (people.Count - 1) / OfAClass;
        }
        Assert.Equal(learners, (await store.StateAsync()).Learners);
        var log = await store.AuditAsync(1, int.MaxValue, CancellationToken.None);
        Assert.Equal(classes, log.Count);
        Assert.Null(AuditChain.Fault(log, []));
        return classes;
    }

    private static LiteDbStore Open(VolatileDisk disk, IReadOnlyList<byte[]> image)
    {
        var (data, log) = (disk.Add(image[0]), disk.Add(image[1]));
        return LiteDbStore.Open(
            () => new Database(data, log), new LiteDbOptions { CheckpointPages = 60, LargestBatch = 6 }, Talk.Clock, NullLogger.Instance, _ => { }, null);
    }

    private static byte[] NewData()
    {
        var disk = new VolatileDisk(0, 1, int.MaxValue);
        Database.Create(disk.Add([]), Format.Document(Format.Current), new Counters().Write());
        return disk.Survivors()[0];
    }
}
