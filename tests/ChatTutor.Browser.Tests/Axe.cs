using System.Text.Json;
using Microsoft.Playwright;

namespace ChatTutor.Browser.Tests;

/// <summary>axe-core's rules (A, AA, 2.2, best practice and the 7:1 contrast of AAA) on a page as it stands.</summary>
public static class Axe
{
    private const string Run = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'color-contrast-enhanced': { enabled: true } },
          });
          return {
            passes: found.passes.length,
            violations: found.violations
              .map(v => `${v.id}: ${v.help} at ${v.nodes.map(n => `${n.target} ${n.failureSummary}`).join('; ')}`),
          };
        }
        """;

    public static string Script { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe", "axe.min.js"));

    /// <summary>Fails with what is wrong and where. The page must have been opened with <see cref="Script"/>.</summary>
    public static async Task AssertCleanAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var found = await page.EvaluateAsync<JsonElement>(Run);
        var violations = found.GetProperty("violations").EnumerateArray().Select(v => v.GetString()).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        Assert.InRange(found.GetProperty("passes").GetInt32(), 15, int.MaxValue);
    }
}
