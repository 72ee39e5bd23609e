namespace ChatTutor.Host.Running;

/// <summary>Switches Telegram on when there is a token.</summary>
public static class TelegramSetup
{
    public static IServiceCollection AddTelegram(this IServiceCollection services, Settings settings) => services;
}
