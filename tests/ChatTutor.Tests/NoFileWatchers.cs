using System.Runtime.CompilerServices;

namespace ChatTutor.Tests;

/// <summary>Hosts started by the tests do not watch their settings files: hundreds of them side by side would use up the system's watches.</summary>
internal static class NoFileWatchers
{
#pragma warning disable CA2255 // It must be set before the first host is built, whichever test comes first.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
