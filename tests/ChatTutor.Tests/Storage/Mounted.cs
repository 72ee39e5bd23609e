using System.Diagnostics;

namespace ChatTutor.Tests.Storage;

/// <summary>A small file system of its own, where the tests may mount one.</summary>
internal sealed class Mounted : IDisposable
{
    private readonly string folder;

    private Mounted(string folder) => this.folder = folder;

    /// <summary>Null where mounting is not allowed.</summary>
    /// <param name="options">As for mount -o, as "size=24m" or "ro".</param>
    public static Mounted? Try(string folder, string options)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)
            ? new Mounted(folder)
            : null;
    }

    public void Dispose() => Assert.True(Run("umount", "-l", folder));

    private static bool Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
