using ChatTutor.Answers;
using ChatTutor.Answers.Generation;

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
}
