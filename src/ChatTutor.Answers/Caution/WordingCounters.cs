using System.Diagnostics.Metrics;

namespace ChatTutor.Answers.Caution;

/// <summary>What becomes of wishes for better words, for operators: counts, tokens and times, never words.</summary>
internal sealed class WordingCounters : IDisposable
{
    public const string Name = "ChatTutor.Answers";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> wordings;
    private readonly Counter<long> tokens;
    private readonly Histogram<double> durations;

    public WordingCounters()
    {
        wordings = meter.CreateCounter<long>("chattutor.wordings", description: "Wishes for better words, by how they ended");
        tokens = meter.CreateCounter<long>("chattutor.model.tokens", "{token}", "Tokens used, questions and answers");
        durations = meter.CreateHistogram<double>("chattutor.wording.duration", "s", "From the wish to its end");
    }

    /// <param name="detail">The rule a sentence broke, or the kind of fault.</param>
    public void Count(Outcome outcome, string? detail, TimeSpan took)
    {
        var tag = KeyValuePair.Create("outcome", (object?)NameOf(outcome));
        if (detail is null)
            wordings.Add(1, tag);
        else
            wordings.Add(1, tag, KeyValuePair.Create("detail", (object?)detail));
        durations.Record(took.TotalSeconds, tag);
    }

    public void CountTokens(long used) => tokens.Add(used);

    public void Dispose() => meter.Dispose();

    private static string NameOf(Outcome outcome) => outcome.ToString().ToLowerInvariant();
}
