using System.Net.Http.Headers;
using ChatTutor.Host.Running;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Commands;

/// <summary>How a command gets at live data: from the running server, or, when none runs, by opening the data directory itself.</summary>
public static class DataAccess
{
    public static (Settings Settings, IConfiguration Configuration) ReadSettings(IEnumerable<string> args)
    {
        var configuration = Configurations.Build([.. args]);
        return (SettingsReader.Read(configuration, Directory.GetCurrentDirectory()), configuration);
    }

    /// <summary>Runs <paramref name="local"/> on the opened store, or <paramref name="remote"/> when a server holds it.</summary>
    public static async Task<T> UseAsync<T>(Settings settings, Func<IStore, Task<T>> local, Func<HttpClient, Task<T>> remote)
    {
        IStore store;
        try
        {
            store = Composition.OpenStore(settings);
        }
        catch (StoreInUseException) when (ServerFile.Read(settings.DataDirectory) is { } server)
        {
            using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(60) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
            return await AskAsync(client, remote, settings.DataDirectory);
        }
        await using (store)
            return await local(store);
    }

    // The file may name a server that is gone while another command has the data.
    private static async Task<T> AskAsync<T>(HttpClient client, Func<HttpClient, Task<T>> remote, string dataDirectory)
    {
        try
        {
            return await remote(client);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            throw new StoreInUseException(dataDirectory);
        }
    }
}
