using ChatTutor.Answers.Retrieval;
using ChatTutor.Core.Content;
using ChatTutor.Core.Conversation;
using ChatTutor.Core.Understanding;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Answers;

/// <summary>
/// Answers free questions from what is taught: in the content's own words or, when there is a model, in better ones that rest on them.
/// Not sure: up to three lessons and no text. Nothing like it: neither.
/// </summary>
public sealed class LessonAnswers : IAnswerer
{
    /// <summary>How sure a lesson must be to be answered from, to be offered, and to be offered beside one that is.</summary>
    private const double Enough = 0.68, Worth = 0.4, Beside = 0.35;

    /// <summary>How much surer it must be when it may be no question for the lessons at all.</summary>
    private const double Doubt = 0.5;

    /// <summary>How far it must rank before the next one; what is as likely as another is offered, not answered.</summary>
    private const double Ahead = 1.05;

    /// <summary>A question of fewer syllables may lean on the one before it.</summary>
    private const int Short = 7;

    /// <summary>One that is offered with the answer, and three others for whom it does not help.</summary>
    private const int MostLessons = 4;

    /// <summary>Lessons named to authors, or asked about when it is not sure which is meant.</summary>
    private const int Few = 3;

    /// <summary>Passages a model may rest its words on.</summary>
    private const int MostPassages = 5;

    private readonly IndexSource indexes;
    private readonly CatalogueSource catalogues;
    private readonly TimeProvider time;
    private readonly TimeZoneInfo zone;
    private readonly IWording? wording;

    public LessonAnswers(CatalogueSource catalogues, TimeProvider time, TimeZoneInfo zone, ILogger<LessonAnswers> logger, IWording? wording = null)
    {
        (this.catalogues, this.time, this.zone, this.wording) = (catalogues, time, zone, wording);
        indexes = new IndexSource(catalogues, logger);
    }

    public async ValueTask<Answer> AnswerAsync(Effect.Ask ask, LearnerId learner, Action<string>? heard, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var index = await indexes.CurrentAsync(stop);
        var catalogue = catalogues.Current.For(ask.Commune);
        var meaning = Meaning.Of(catalogue, ask.Question) as Meaning.Question;
        var (place, enough) = (meaning?.Place, Enough + (Doubt * (1 - (meaning?.Likelihood ?? 1))));
        var found = Find(index, ask, catalogue, enough);
        // The rule's own lesson was chosen by somebody who knows; it need not be looked for.
        var chosen = place?.Lesson is { } lesson && catalogue.Lesson(lesson) is not null ? lesson : null;
        if (chosen is null && !IsSure(found, enough))
            return new Answer("", found.Lessons is [{ Sureness: >= Worth }, ..] ? [.. Offered(found)] : [], Near: [.. found.Lessons.Take(Few).Select(l => l.Id)]);
        chosen ??= found.Lessons[0].Id;
        var lessons = Offered(found).Prepend(chosen).Distinct().Take(MostLessons).ToList();
        return await SayAsync(new Answered(found, chosen, lessons, place, catalogue), ask, new Listener(learner, heard), stop);
    }

    private async ValueTask<Answer> SayAsync(Answered answered, Effect.Ask ask, Listener listener, CancellationToken stop)
    {
        var (found, lesson, lessons, place, catalogue) = answered;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var pieces = Extract.Choose(found, lesson, catalogue, today);
        var after = place is null ? "" : "\n" + place.Text(catalogue, today);
        var source = Extract.Source(pieces, catalogue);
        var passages = pieces.Concat(found.Pieces.Where(p => lessons.Take(Few).Contains(p.Lesson ?? "") && p.Facts.All(f => catalogue.IsGood(f, today))))
            .DistinctBy(p => p.Id).Take(MostPassages).Select(p => Extract.Passage(p, catalogue)).ToList();
        if (wording is not null && await wording.WordAsync(Request(ask, passages, listener), stop) is { } said)
            return new Answer(said + after, lessons, source, Ai: true);
        // The place to turn to is one sentence of the three.
        return new Answer((place is null ? Extract.Text(pieces) : Extract.Text(pieces, 2)) + after, lessons, source);
    }

    // Whatever they are looked up by, names are no business of a model.
    private static WordingRequest Request(Effect.Ask ask, IReadOnlyList<Passage> passages, Listener listener) =>
        new(PersonNames.Mask(ask.Question), passages, [.. (ask.Earlier ?? []).Select(PersonNames.Mask)], listener.Learner, listener.Heard);

    // "còn iPhone thì sao" means nothing alone: what was asked before comes with it.
    private static Found Find(LessonIndex index, Effect.Ask ask, Catalogue catalogue, double enough)
    {
        var alone = Known(index.Find(ask.Question), catalogue);
        if (ask.Earlier is not [.., var before] || catalogue.Lexicon.Syllables(ask.Question).Count >= Short || IsSure(alone, enough))
            return alone;
        return Known(index.Find($"{before} {ask.Question}"), catalogue);
    }

    private static bool IsSure(Found found, double enough) =>
        found.Lessons is [var best, ..] && best.Sureness >= enough && found.Lessons.Skip(1).All(next => best.Rank >= Ahead * next.Rank);

    private static IEnumerable<string> Offered(Found found) => found.Lessons.Where(l => l.Sureness >= Beside).Take(MostLessons).Select(l => l.Id);

    // The index may be older than the catalogue, and some lessons are for the people of one commune.
    private static Found Known(Found found, Catalogue catalogue) => found with { Lessons = [.. found.Lessons.Where(l => catalogue.Lesson(l.Id) is not null)] };

    private sealed record Listener(LearnerId Learner, Action<string>? Heard);

    private sealed record Answered(Found Found, string Lesson, IReadOnlyList<string> Lessons, Rule? Place, Catalogue Catalogue);
}
