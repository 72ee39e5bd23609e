using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ChatTutor.Host.Authoring.Preview;

/// <summary>A preview as one HTML text that needs nothing beside it.</summary>
public static class PreviewFile
{
    public static async Task<string> RenderAsync(LessonPreview preview, MediaFolder media)
    {
        // Vietnamese letters stay letters.
        await using var services = new ServiceCollection().AddLogging().AddWebEncoders(o => o.TextEncoderSettings = new(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var given = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Preview"] = preview, ["Media"] = media, ["Styles"] = await ReadStylesAsync() });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PreviewPage>(given)).ToHtmlString());
    }

    private static async Task<string> ReadStylesAsync()
    {
        using var styles = new StreamReader(typeof(PreviewFile).Assembly.GetManifestResourceStream("preview.css")!);
        return await styles.ReadToEndAsync();
    }
}
