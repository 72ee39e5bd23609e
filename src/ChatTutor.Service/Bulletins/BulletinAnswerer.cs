using ChatTutor.Core.Bulletins;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Bulletins;

/// <summary>Answers questions for a value of the day from bulletins, never from a model; every other question goes on.</summary>
public sealed class BulletinAnswerer(IAnswerer others, IStore store, CatalogueSource catalogues, TimeProvider time, TimeZoneInfo zone) : IAnswerer
{
    public async ValueTask<Answer> AnswerAsync(Effect.Ask ask, LearnerId learner, Action<string>? heard, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var catalogue = catalogues.Current.For(ask.Commune);
        if (BulletinQuestion.In(catalogue, ask.Question) is not { } asked)
            return await others.AnswerAsync(ask, learner, heard, stop);
        var meaning = Meaning.Of(catalogue, ask.Question);
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var bulletins = (await store.BulletinsAsync(stop)).Where(p => !p.Withdrawn).Select(p => p.Bulletin);
        return BulletinAnswers.To(catalogue, bulletins, asked, ask.Commune, now)
            ?? (meaning is Meaning.Redirect redirect
                ? new Answer(redirect.Rule.Text(catalogue, DateOnly.FromDateTime(now.DateTime)), [])
                : await others.AnswerAsync(ask, learner, heard, stop));
    }
}
