using ChatTutor.Core.Conversation;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Answers.Caution;

/// <summary>
/// What may still be spent today, by everybody and by each learner. What a question can cost at most is set aside, on disk, before it is
/// asked, so that no crash and no crowd spends more than the limit.
/// </summary>
/// <param name="path">The file it is kept in; one process at a time.</param>
/// <param name="zone">Where days begin at midnight.</param>
internal sealed partial class TokenBudget(string path, long perDay, long perLearner, TimeProvider time, TimeZoneInfo zone, ILogger logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SpendingFile file = new(path);
    private readonly Dictionary<long, long> learners = [];
    private DateOnly? day;
    private long spent;

    public long Spent
    {
        get
        {
            lock (gate)
                return spent;
        }
    }

    /// <summary>Sets tokens aside; null when they are, otherwise why not. What cannot be written down may not be spent.</summary>
    public Outcome? Reserve(LearnerId learner, long tokens)
    {
        lock (gate)
            return Try(() =>
            {
                Turn();
                if (spent + tokens > perDay)
                    return Outcome.DaySpent;
                if (learners.GetValueOrDefault(learner.Value) + tokens > perLearner)
                    return Outcome.LearnerSpent;
                file.Add(learner.Value, tokens, durable: true);
                Count(learner.Value, tokens);
                return null;
            });
    }

    /// <summary>Corrects what was set aside to what was used.</summary>
    public void Settle(LearnerId learner, long reserved, long used)
    {
        lock (gate)
            _ = Try(() =>
            {
                file.Add(learner.Value, used - reserved, durable: false);
                Count(learner.Value, used - reserved);
                return null;
            });
    }

    public void Dispose() => file.Dispose();

    private void Turn()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        // A clock set back gives nothing back.
        if (day >= today)
            return;
        day = null;
        (day, var lines) = file.Open(today);
        spent = 0;
        learners.Clear();
        foreach (var (learner, tokens) in lines)
            Count(learner, tokens);
    }

    private void Count(long learner, long tokens)
    {
        spent += tokens;
        learners[learner] = learners.GetValueOrDefault(learner) + tokens;
    }

    private Outcome? Try(Func<Outcome?> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Read anew next time: what is on the disk is what counts.
            day = null;
            LogFault(fault.GetType().Name);
            return Outcome.DaySpent;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model's token count cannot be kept ({Fault}); the model is not asked.")]
    private partial void LogFault(string fault);
}
