using System.ClientModel;
using System.ClientModel.Primitives;
using ChatTutor.Answers.Generation;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.AudioToText;
using OpenAI;

namespace ChatTutor.Answers.Hearing;

#pragma warning disable SKEXP0001, SKEXP0010 // See ModelTranscriber.

/// <summary>The service through which a transcription server is asked.</summary>
internal static class TranscriptionConnection
{
    /// <summary>Bytes of one response: a minute of speech is about a thousand, and of an hour one may still say that it is too long.</summary>
    private const int LargestResponse = 512 * 1024;

    public static IAudioToTextService Open(TranscriptionSettings settings, TimeProvider time)
    {
        var whole = new WholeResponses(LargestResponse, settings.Timeout, time) { InnerHandler = ModelConnection.Sockets() };
        var http = new HttpClient(whole) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Endpoint = ModelConnection.Address(settings.Endpoint),
            Transport = new HttpClientPipelineTransport(http),
            // Waiting and trying again is the caller's business.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        // The client wants a key; a server that asks for none looks at none.
        var key = new ApiKeyCredential(settings.Key.Length == 0 ? "none" : settings.Key);
        // Without a logger, so that no library can write words to the log.
        var builder = Kernel.CreateBuilder().AddOpenAIAudioToText(settings.Name, new OpenAIClient(key, options));
        return builder.Build().GetRequiredService<IAudioToTextService>();
    }
}
