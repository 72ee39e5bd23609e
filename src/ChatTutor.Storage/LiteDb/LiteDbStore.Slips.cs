using ChatTutor.Core.Conversation;
using ChatTutor.Core.Organisers;
using ChatTutor.Service.Ports;

namespace ChatTutor.Storage;

// The list for the office that confirms people.
public sealed partial class LiteDbStore : ISlipStore
{
    /// <summary>Between them whoever writes has their turn.</summary>
    private const int AnswersAtOnce = 200;

    public async ValueTask<IReadOnlyList<Learner>> SlipsAsync(LearnerId after, int most, CancellationToken stop) =>
        await WhenReadyAsync(desk => desk.Slips(after, most), stop);

    public async ValueTask<int> AnswerSlipsAsync(IReadOnlyDictionary<LearnerId, OfficeAnswer> answers, AuditNote note, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(answers);
        // First on record: nothing is changed that the log knows nothing of.
        await this.NoteAsync(note, stop);
        var written = 0;
        foreach (var some in answers.Chunk(AnswersAtOnce))
            written += await owner.Ask(desk => some.Count(a => desk.Answer(a.Key, a.Value)), stop);
        return written;
    }
}
