using Microsoft.Playwright;

namespace ChatTutor.Browser.Tests;

/// <summary>The distribution's own browser, started once for all tests; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Collection = "chromium";

    private const string Executable = "/usr/bin/chromium";

    /// <summary>The last five keep the browser from talking to anybody but the page.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A browser, or the test is skipped with the reason; where everything must run, a missing browser is a failure.</summary>
    public IBrowser Browser
    {
        get
        {
            var mustRun = Environment.GetEnvironmentVariable("CHATTUTOR_ALL_TESTS") == "1";
            Skip.If(browser is null && !mustRun, $"{Executable} is missing (Debian: apt-get install chromium).");
            return browser ?? throw new InvalidOperationException($"{Executable} is missing, and CHATTUTOR_ALL_TESTS=1 forbids skipping.");
        }
    }

    public async Task InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>, ICollectionFixture<Product>;
