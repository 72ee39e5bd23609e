namespace ChatTutor.Answers.Hearing;

/// <summary>How the server is reached that makes words of voice messages, and how much of it may be used.</summary>
/// <param name="Endpoint">Base address of a server with OpenAI's /audio/transcriptions; without a path, "/v1" is meant.</param>
/// <param name="Name">The model's name on that server.</param>
/// <param name="Key">The server's secret; empty where none is asked for.</param>
public sealed record TranscriptionSettings(Uri Endpoint, string Name, string Key = "")
{
    /// <summary>For a whole transcription, both tries together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Seconds of sound of all learners together, from midnight to midnight.</summary>
    public long SecondsPerDay { get; init; } = 36_000;

    /// <summary>Seconds of sound of one learner a day: about sixty questions.</summary>
    public long SecondsPerLearner { get; init; } = 600;

    /// <summary>Without the key: settings get printed.</summary>
    public override string ToString() => $"{Name} at {Endpoint}";
}
