using ChatTutor.Core.Broadcasts;

namespace ChatTutor.Storage.LiteDb;

/// <summary>A mesh in the roster's own numbers: some nanoseconds for each learner.</summary>
internal sealed class FineMesh(Mesh mesh, bool[]? communes, bool[]? hamlets, bool[]? audiences, bool[]? channels, LessonBits lessons)
{
    private readonly ulong[]?[] completed = [.. mesh.Completed.Concat(mesh.TookPart is { } day ? [[day]] : []).Select(lessons.Mask)];
    private readonly ulong[]?[] notCompleted = [.. mesh.NotCompleted.Select(lessons.Mask)];
    private readonly long from = mesh.HeardFrom?.UtcTicks ?? 0;
    private readonly long before = mesh.HeardBefore?.UtcTicks ?? long.MaxValue;
    private readonly int joined = mesh.Joined?.DayNumber ?? 0;
    private readonly bool nobody = mesh.NoLanguage;

    public bool Takes(in RosterEntry entry, int id) =>
        !nobody && channels?[entry.Channel] != false && communes?[entry.Commune] != false && hamlets?[entry.Hamlet] != false && audiences?[entry.Audience] != false
        && entry.Heard >= from && entry.Heard < before && (joined == 0 || joined == entry.Joined) && Learnt(id);

    private bool Learnt(int id)
    {
        foreach (var mask in completed)
            if (!lessons.Has(id, mask))
                return false;
        foreach (var mask in notCompleted)
            if (lessons.Has(id, mask))
                return false;
        return true;
    }
}
