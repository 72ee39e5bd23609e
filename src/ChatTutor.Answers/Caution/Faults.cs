using System.ClientModel;
using System.Net;
using Microsoft.SemanticKernel;

namespace ChatTutor.Answers.Caution;

/// <summary>What the faults of a model's server mean.</summary>
internal static class Faults
{
    /// <summary>Worth a second try: not what is wrong with the request itself, the key or the model's name.</summary>
    public static bool MayPass(Exception fault) =>
        StatusOf(fault) is not { } status || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>The server refused before it did anything: nothing was used.</summary>
    public static bool CostNothing(Exception fault) => StatusOf(fault) is not null || fault.GetBaseException() is System.Net.Sockets.SocketException
    {
        SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound,
    };

    /// <summary>For the log: the status or the kind of fault; a server's own words could quote the question.</summary>
    public static string Describe(Exception fault) =>
        StatusOf(fault) is { } status ? $"HTTP {(int)status}" : fault.GetBaseException().GetType().Name;

    private static HttpStatusCode? StatusOf(Exception fault) => fault switch
    {
        HttpOperationException { StatusCode: { } status } => status,
        ClientResultException { Status: > 0 } answered => (HttpStatusCode)answered.Status,
        HttpRequestException { StatusCode: { } status } => status,
        _ => null,
    };
}
