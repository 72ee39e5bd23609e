namespace ChatTutor.Answers.Generation;

/// <summary>How a language model is reached, and how much of it may be used.</summary>
/// <param name="Endpoint">Base address of an OpenAI-compatible server: "http://localhost:11434/v1"; without a path, "/v1" is meant.</param>
/// <param name="Name">The model's name on that server.</param>
/// <param name="Key">The server's secret; empty where none is asked for.</param>
public sealed record ModelSettings(Uri Endpoint, string Name, string Key = "")
{
    /// <summary>For a whole wording, both tries together; shorter than the effect runner waits, so that the extract still goes out.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Tokens of all learners together, questions and answers, from midnight to midnight.</summary>
    public long TokensPerDay { get; init; } = 1_000_000;

    /// <summary>Tokens of one learner a day: about twenty questions.</summary>
    public long TokensPerLearner { get; init; } = 30_000;

    /// <summary>Questions of one learner a minute.</summary>
    public int QuestionsPerMinute { get; init; } = 3;

    /// <summary>Without the key: settings get printed.</summary>
    public override string ToString() => $"{Name} at {Endpoint}";
}
