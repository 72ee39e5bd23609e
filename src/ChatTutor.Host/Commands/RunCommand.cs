using ChatTutor.Host.Running;

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
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new SettingException("urls", $"{e.Message} Choose another, for example --urls http://localhost:5081.");
        }
        Banner.Print(app, Console.Out);
        await app.WaitForShutdownAsync();
        return Environment.ExitCode;
    }
}
