using ChatTutor.Channels.Zalo;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Running;

/// <summary>Switches the Zalo official account on when there is an application.</summary>
public static class ZaloOaSetup
{
    public static IServiceCollection AddZaloOa(this IServiceCollection services, Settings settings)
    {
        if (settings.ZaloOa.AppId.Length == 0)
            return services;
        return services.AddSingleton<IChannel>(s => new ZaloOaChannel(
            Of(settings), s.GetRequiredService<TimeZoneInfo>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ZaloOaChannel>>()));
    }

    /// <summary>The channel's own settings; the command "zalo login" needs the same.</summary>
    public static ZaloOaSettings Of(Settings settings) => new(
        settings.ZaloOa.AppId, settings.ZaloOa.AppSecret, settings.ZaloOa.OaSecretKey, settings.ZaloOa.RefreshToken, settings.ZaloOa.ApiUrl,
        settings.ZaloOa.OAuthUrl, settings.DataDirectory, Path.Combine(settings.ContentDirectory, "media"));
}
