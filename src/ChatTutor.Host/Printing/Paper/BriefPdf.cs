using System.Text;
using ChatTutor.Core.Reports.Progress;
using SkiaSharp;

namespace ChatTutor.Host.Printing.Paper;

/// <summary>
/// A Monday brief as a PDF of one page, its letters real text in fonts that the file carries. All of SkiaSharp is behind
/// <see cref="Draw"/>: its native library is not loaded before the first sheet.
/// </summary>
internal static class BriefPdf
{
    /// <summary>A size to measure at, in points.</summary>
    private const float Unit = 100;

    /// <param name="sheet">Any words; what the fonts cannot write is left out.</param>
    public static byte[] Draw(BriefSheet sheet)
    {
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, SKDocumentPdfMetadata.Default with { Title = sheet.Title, Creator = "ChatTutor" }))
        {
            var canvas = document.BeginPage(PaperPage.Width, PaperPage.Height);
            using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            var page = Lay(sheet);
            foreach (var text in page.Texts)
            {
                using var font = FontOf(text.Size, text.IsBold);
                canvas.DrawText(Written(text.Words, font), text.Left, text.Baseline, SKTextAlign.Left, font, ink);
            }
            foreach (var rule in page.Rules)
                canvas.DrawRect(rule.Left, rule.Y - rule.Thickness / 2, rule.Right - rule.Left, rule.Thickness, ink);
            document.EndPage();
            document.Close();
        }
        return file.ToArray();
    }

    // Letters without hints grow evenly with their size: each text is measured once for all sizes that are tried.
    private static PaperPage Lay(BriefSheet sheet)
    {
        using var regular = FontOf(Unit, isBold: false);
        using var bold = FontOf(Unit, isBold: true);
        var widths = new Dictionary<(string, bool), float>();
        return BriefLayout.Of(sheet, (text, size, isBold) =>
        {
            if (!widths.TryGetValue((text, isBold), out var width))
            {
                var font = isBold ? bold : regular;
                widths[(text, isBold)] = width = font.MeasureText(Written(text, font));
            }
            return width / Unit * size;
        });
    }

    private static string Written(string text, SKFont font)
    {
        text = text.Normalize(NormalizationForm.FormC);
        return font.ContainsGlyphs(text) ? text : string.Concat(text.EnumerateRunes().Where(r => font.ContainsGlyph(r.Value)));
    }

    private static SKFont FontOf(float size, bool isBold) =>
        new(isBold ? Fonts.SemiBold : Fonts.Regular, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };

    private static class Fonts
    {
        public static readonly SKTypeface Regular = Read("Fonts/BeVietnamPro-Regular.ttf"), SemiBold = Read("Fonts/BeVietnamPro-SemiBold.ttf");

        private static SKTypeface Read(string name)
        {
            using var file = typeof(BriefPdf).Assembly.GetManifestResourceStream(name)!;
            return SKTypeface.FromStream(file);
        }
    }
}
