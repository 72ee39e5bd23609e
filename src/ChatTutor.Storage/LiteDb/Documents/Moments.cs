using LiteDB;

namespace ChatTutor.Storage.LiteDb.Documents;

/// <summary>Moments as two numbers: UTC ticks and the offset in minutes. LiteDB's own dates lose both.</summary>
internal static class Moments
{
    public static void Write(BsonDocument into, DateTimeOffset moment)
    {
        into["at"] = moment.UtcTicks;
        into["z"] = (int)moment.Offset.TotalMinutes;
    }

    public static DateTimeOffset Read(BsonDocument from) =>
        new DateTimeOffset(from["at"].AsInt64, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(from["z"].AsInt32));
}
