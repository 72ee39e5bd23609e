namespace ChatTutor.Fakes.ZaloOa;

/// <summary>An error as Zalo tells it: in an answer of status 200.</summary>
internal sealed class OaError(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    public static OaError Field(string name) => new(-201, $"`{name}` is invalid!");
}
