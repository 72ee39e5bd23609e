using ChatTutor.Service.Ports;

namespace ChatTutor.Service.Sending;

/// <summary>What is to become of a message after a try to send it.</summary>
public static class Outcomes
{
    /// <summary>About an hour of trying with the waits below.</summary>
    private const int MostAttempts = 20;

    /// <summary>An unclear outcome is tried again this often: the reply may arrive twice, which does no harm in a lesson.</summary>
    private const int MostUnclear = 3;

    /// <param name="begun">When the try began.</param>
    public static Settlement Settle(OutboxMessage message, SendResult result, DateTimeOffset begun, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(result);
        var taken = result.Match(sent => sent.Messages, _ => 0, _ => 0, _ => 0, unknown => 1);
        return Decide(message, result, now) with { Taken = taken, Begun = begun };
    }

    private static Settlement Decide(OutboxMessage message, SendResult result, DateTimeOffset now) =>
        result.Match<Settlement>(
            sent => new Settlement.Gone(message),
            later => message.Attempts < MostAttempts
                ? new Settlement.Again(message, now + Longer(later.Wait, message.Attempts))
                : new Settlement.Dead(message, "tried too often"),
            unreachable => new Settlement.Unreachable(message, unreachable.Why),
            rejected => new Settlement.Dead(message, rejected.Why),
            unknown => message.Urgency == Urgency.Unasked ? new Settlement.InDoubt(message, unknown.Why)
                : message.Attempts < MostUnclear
                ? new Settlement.Again(message, now + TimeSpan.FromSeconds(1 << message.Attempts))
                : new Settlement.Dead(message, unknown.Why));

    // The platform's own wait is obeyed to the second; only our repeated tries are spread out.
    private static TimeSpan Longer(TimeSpan wait, int attempts) =>
        attempts < 3 ? wait : TimeSpan.FromSeconds(Math.Max(wait.TotalSeconds, Math.Min(300, 1 << Math.Min(attempts, 8))));
}
