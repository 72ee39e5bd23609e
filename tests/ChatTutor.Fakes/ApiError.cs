namespace ChatTutor.Fakes;

/// <summary>An error that a fake server answers with.</summary>
internal sealed class ApiError(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code { get; } = code;

    public int? RetryAfter { get; } = retryAfter;

    public static ApiError Bad(string description) => new(400, "Bad Request: " + description);
}
