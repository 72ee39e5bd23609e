using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace ChatTutor.Answers.Generation;

/// <summary>The kernel through which a model is asked.</summary>
internal static class ModelConnection
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of one response: an answer is a few thousand, and each token comes in some 200 of its own.</summary>
    private const int LargestResponse = 512 * 1024;

    public static Kernel Open(ModelSettings settings)
    {
        // With a client of our own the connector neither waits nor tries again by itself: that is the caller's business.
        var client = new HttpClient(new BoundedResponses(LargestResponse) { InnerHandler = Sockets() }) { Timeout = Timeout.InfiniteTimeSpan };
        return Build(services => services.AddOpenAIChatCompletion(
            settings.Name, Address(settings.Endpoint), settings.Key.Length == 0 ? null : settings.Key, httpClient: client));
    }

    /// <summary>A kernel over any chat completion; it has no logger, so that no library can write words to the log.</summary>
    public static Kernel Build(Action<IKernelBuilder> addChatCompletion)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IPromptRenderFilter, LastLook>();
        addChatCompletion(builder);
        return builder.Build();
    }

    public static SocketsHttpHandler Sockets() => new()
    {
        ConnectTimeout = Connecting,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // The key goes to the address the operator named and to no other.
        AllowAutoRedirect = false,
        // An answer that is no good is left at once, not read to its end.
        MaxResponseDrainSize = 0,
    };

    public static Uri Address(Uri endpoint) => endpoint.AbsolutePath == "/" ? new Uri(endpoint, "/v1") : endpoint;
}
