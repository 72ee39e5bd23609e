using System.Security.Cryptography;
using System.Text.Json;

namespace ChatTutor.Host.Running;

/// <summary>How the commands of the same machine find the running server and show that they may: a file only its owner can read.</summary>
public sealed record ServerFile(Uri Address, string Key)
{
    public static string NewKey() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public void Write(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this);
    }

    /// <summary>The server of this data directory, or null when none has run here.</summary>
    public static ServerFile? Read(string dataDirectory)
    {
        try
        {
            return JsonSerializer.Deserialize<ServerFile>(File.ReadAllText(PathIn(dataDirectory)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "server.json");
}
