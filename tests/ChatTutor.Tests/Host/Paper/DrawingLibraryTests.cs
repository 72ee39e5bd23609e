using System.Net;
using System.Text.RegularExpressions;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Tests.Host.Organisers;

namespace ChatTutor.Tests.Host.Paper;

/// <summary>The program as a process: the drawing library is not touched before it is needed, and not needed for anything else.</summary>
public sealed partial class DrawingLibraryTests : IDisposable
{
    private const string Library = "libSkiaSharp", Brief = "/xa/xa-tan-hong/thu-hai", Code = "a code of the tests";

    private readonly string folder = Directory.CreateTempSubdirectory("chattutor-paper-").FullName;

    [Fact]
    public async Task It_is_loaded_with_the_first_pdf()
    {
        var (server, client) = await Program.ServeAsync(Data, "--ChatTutor:Organisers:BootstrapCode", Code);
        await using (server)
        using (client)
        {
            await EnterAsync(client);
            await client.GetStringAsync(Brief);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/ready")).StatusCode);
            Assert.False(IsLoaded(server));

            using var answer = await client.GetAsync(Brief + ".pdf");

            Assert.Equal(1, new PdfText(await answer.Content.ReadAsByteArrayAsync()).Pages);
            Assert.Equal(OperatingSystem.IsLinux(), IsLoaded(server));
        }
    }

    [Fact]
    public async Task Without_it_there_is_a_kind_word_and_everything_else()
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "program")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(f => !Path.GetFileName(f).StartsWith(Library, StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var (server, client) = await Program.ServeFromAsync(copy, Data, "--ChatTutor:Organisers:BootstrapCode", Code);
        await using (server)
        using (client)
        {
            await EnterAsync(client);
            for (var i = 0; i < 2; i++)
            {
                using var answer = await client.GetAsync(Brief + ".pdf");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.Contains("chọn “Lưu thành PDF”", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
            }
            Assert.Contains("Ba việc tuần này", await client.GetStringAsync(Brief), StringComparison.Ordinal);
            await server.SaidAsync(NotLoaded());
            Assert.Single(NotLoaded().Matches(server.Output));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Data => Path.Combine(folder, "data");

    // /proc tells on Linux only; elsewhere the pages are still tried.
    private static bool IsLoaded(Program server) =>
        OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{server.Process.Id}/maps").Contains(Library, StringComparison.Ordinal);

    private static async Task EnterAsync(HttpClient client)
    {
        using var entered = await OrganiserHost.PostAsync(client, SignIn.Path, ("ma", Code));
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
    }

    [GeneratedRegex("No PDF can be made here")]
    private static partial Regex NotLoaded();
}
