namespace ChatTutor.Fakes;

/// <summary>What the fakes share: one clock, one plan of faults and one log of requests. A fake started without one has its own.</summary>
public sealed class FakeWorld(TimeProvider? time = null)
{
    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    public FaultPlan Faults { get; } = new();

    public RequestLog Log { get; } = new();
}
