using System.Xml.Linq;

namespace ChatTutor.Tests.Architecture;

/// <summary>The floors of the house: every project references exactly the floor below, and each package has one home.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("Core")]
    [InlineData("Service", "Core")]
    [InlineData("Channels", "Service")]
    [InlineData("Storage", "Service")]
    [InlineData("Answers", "Service")]
    [InlineData("Host", "Answers", "Channels", "Storage")]
    public void References_only_the_floor_below(string project, params string[] below) =>
        Assert.Equal(below.Select(b => "ChatTutor." + b), Read(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)).Order());

    [Fact]
    public void Core_ships_without_any_package() =>
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], Read("Core", "PackageReference"));

    [Theory]
    [InlineData("LiteDB", "Storage")]
    [InlineData("Telegram.Bot", "Channels")]
    [InlineData("YamlDotNet", "Service")]
    [InlineData("Serilog.AspNetCore", "Host")]
    [InlineData("Microsoft.SemanticKernel", "Answers")]
    public void A_package_has_one_home(string package, string home) =>
        Assert.Equal([home], new[] { "Core", "Service", "Channels", "Storage", "Answers", "Host" }.Where(p => Read(p, "PackageReference").Contains(package)));

    private static List<string> Read(string project, string item) =>
        [.. XDocument.Load(Path.Combine(Repository.Root, "src", $"ChatTutor.{project}", $"ChatTutor.{project}.csproj"))
            .Descendants(item).Select(e => ((string)e.Attribute("Include")!).Replace('\\', '/'))];
}
