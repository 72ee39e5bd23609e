using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatTutor.Fakes.Model;

/// <summary>A model server in OpenAI's wire form on a loopback socket, that behaves as badly as a test wishes and keeps what it was told.</summary>
public sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeModel()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        app = builder.Build();
        app.MapPost("/v1/chat/completions", AnswerAsync);
        app.MapPost("/v1/audio/transcriptions", HearAsync);
    }

    /// <summary>The base address a client is given.</summary>
    public Uri Url => new(app.Urls.First() + "/v1");

    public ConcurrentQueue<ModelRequest> Requests { get; } = new();

    /// <summary>How it behaves; <see cref="ModelModes.Good"/> unless told otherwise.</summary>
    public Func<ModelRequest, ModelAnswer> Mode { get; set; } = ModelModes.Good;

    /// <summary>Voice messages it was to make words of.</summary>
    public ConcurrentQueue<SpokenRequest> Spoken { get; } = new();

    /// <summary>What it makes of a voice message; <see cref="SpokenModes.Good"/> unless told otherwise.</summary>
    public Func<SpokenRequest, ModelAnswer> Ears { get; set; } = SpokenModes.Good;

    public static async Task<FakeModel> StartAsync()
    {
        var fake = new FakeModel();
        await fake.app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        try
        {
            var request = await SpokenRequest.ReadAsync(context.Request);
            Spoken.Enqueue(request);
            await ModelWriter.WriteAsync(context, request, request.Objection is { } wrong ? new ModelAnswer.Refuses(400, wrong) : Ears(request));
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var headers = context.Request.Headers.Select(h => $"{h.Key}: {h.Value}").ToList();
            var request = new ModelRequest(body, JsonNode.Parse(body)!.AsObject(), headers);
            Requests.Enqueue(request);
            await ModelWriter.WriteAsync(context, request, Mode(request));
        }
        catch (OperationCanceledException)
        {
            // The caller has gone: there is nobody to answer.
        }
    }
}
