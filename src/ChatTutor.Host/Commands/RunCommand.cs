using System.Net.Sockets;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Host.Running;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Commands;

/// <summary>"run": the server, until it is told to stop.</summary>
public static class RunCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Server.Build(args);
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or FormatException or ArgumentException)
        {
            await app.StopAsync();
            throw new SettingException("urls", $"{e.Message} Choose another address, for example --urls http://localhost:5081.");
        }
        app.Services.GetRequiredService<PublicAddress>().ListensAt(app.Urls.FirstOrDefault());
        var first = await app.Services.GetRequiredService<IOrganiserStore>().FindOrganiserAsync(SignIn.Bootstrap, default);
        Banner.Print(app, first?.IsActive != false, Console.Out);
        await app.WaitForShutdownAsync();
        return Environment.ExitCode;
    }
}
