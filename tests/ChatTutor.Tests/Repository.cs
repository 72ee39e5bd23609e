namespace ChatTutor.Tests;

/// <summary>Where the checkout is, found from where the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Content => Path.Combine(Root, "content");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ChatTutor.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("ChatTutor.sln is not above the tests."));
}
