namespace ChatTutor.Fakes;

/// <summary>What a fake does instead of answering properly. Closed.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>An error in the platform's own form; nothing is done.</summary>
    /// <param name="RetryAfter">Seconds, where the platform says how long to wait.</param>
    public sealed record Error(int Code, string Description, int? RetryAfter = null) : Fault;

    /// <summary>A page of somebody in between (a proxy, a provider); nothing is done.</summary>
    public sealed record Page(int Status, string Html = "<html><h1>Bad Gateway</h1></html>") : Fault;

    /// <summary>No answer until the caller gives up; nothing is done.</summary>
    public sealed record Hang : Fault;

    /// <summary>A proper answer, late.</summary>
    public sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>The line is cut; nothing is done.</summary>
    public sealed record ResetBefore : Fault;

    /// <summary>The request is carried out, then the line is cut without an answer.</summary>
    public sealed record ResetAfter : Fault;
}
