using Xunit.Abstractions;
using Xunit.Sdk;

namespace ChatTutor.Tests.Channels.Telegram;

/// <summary>A test that exists only where node and the libraries of tests/clients are: CI must not depend on a registry being reachable.</summary>
[XunitTestCaseDiscoverer("ChatTutor.Tests.Channels.Telegram.ClientTheoryDiscoverer", "ChatTutor.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientTheoryAttribute : TheoryAttribute;

/// <summary>Finds such tests, or none.</summary>
public sealed class ClientTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public static string Folder => Path.Combine(Repository.Root, "tests", "clients");

    private static bool IsThere => Directory.Exists(Path.Combine(Folder, "node_modules", "grammy"))
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "node")));

    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        IsThere ? base.Discover(discoveryOptions, testMethod, theoryAttribute) : [];
}
