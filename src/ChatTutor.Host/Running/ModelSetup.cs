using ChatTutor.Answers;
using ChatTutor.Answers.Generation;
using ChatTutor.Answers.Hearing;
using ChatTutor.Service.Effects;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>Switches the language model on when there is an endpoint.</summary>
public static class ModelSetup
{
    /// <summary>Without an endpoint there is no <see cref="IWording"/> at all.</summary>
    public static IServiceCollection AddWording(this IServiceCollection services, Settings settings)
    {
        var model = settings.Model;
        if (model.Endpoint.Length == 0)
            return services;
        var server = new ModelSettings(new Uri(model.Endpoint), model.Name, model.Key)
        {
            Timeout = TimeSpan.FromSeconds(model.TimeoutSeconds),
            TokensPerDay = model.TokensPerDay,
        };
        return services.AddSingleton<IWording>(s => ModelWording.Open(
            server, settings.DataDirectory, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<TimeZoneInfo>(),
            s.GetRequiredService<ILogger<ModelWording>>()));
    }

    /// <summary>Without a model for it there is no <see cref="ITranscriber"/> at all, and voice messages are not listened to.</summary>
    public static IServiceCollection AddTranscription(this IServiceCollection services, Settings settings)
    {
        var model = settings.Model;
        if (model.AudioName.Length == 0)
            return services;
        // A key belongs to its own server.
        var (endpoint, key) = model.AudioEndpoint.Length > 0 ? (model.AudioEndpoint, model.AudioKey) : (model.Endpoint, model.Key);
        var server = new TranscriptionSettings(new Uri(endpoint), model.AudioName, key) { SecondsPerDay = model.AudioMinutesPerDay * 60 };
        return services.AddSingleton<VoiceListener>().AddSingleton<ITranscriber>(s => ModelTranscriber.Open(
            server, settings.DataDirectory, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<TimeZoneInfo>(),
            s.GetRequiredService<ILogger<ModelTranscriber>>()));
    }
}
