using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatTutor.Tests.Host.Paper;

/// <summary>
/// Reads back what a PDF says, as a reader does who selects and copies: glyphs turned into letters by the map that the file carries.
/// Only as much of the format as our own files use.
/// </summary>
internal sealed partial class PdfText
{
    private readonly Dictionary<int, (string Head, byte[] Stream)> objects = [];

    public PdfText(byte[] file)
    {
        // One byte is one letter: offsets in the text are offsets in the file.
        var text = Encoding.Latin1.GetString(file);
        foreach (Match found in Objects().Matches(text))
            objects[Number(found.Groups[1].Value)] = (found.Groups[2].Value, Inflated(found.Groups[3].Value));
        Pages = objects.Values.Count(o => PageType().IsMatch(o.Head));
        Lines = [.. objects.Values.Where(o => PageType().IsMatch(o.Head)).SelectMany(LinesOf)];
    }

    public int Pages { get; }

    /// <summary>In the order they are drawn; the baseline counts from the upper edge, in points. The width reaches to where the last letter begins.</summary>
    public IReadOnlyList<(string Words, double Left, double Baseline, double Size, double Width)> Lines { get; }

    /// <summary>Names of the fonts whose letters are in the file itself.</summary>
    public IEnumerable<string> EmbeddedFonts => objects.Values.Where(o => o.Head.Contains("/FontFile2", StringComparison.Ordinal)).Select(o => FontName().Match(o.Head).Groups[1].Value);

    private IEnumerable<(string, double, double, double, double)> LinesOf((string Head, byte[] Stream) page)
    {
        var fonts = FontUses().Matches(page.Head).ToDictionary(m => m.Groups[1].Value, m => LettersOf(objects[Number(m.Groups[2].Value)].Head));
        var content = Encoding.Latin1.GetString(objects[Number(Contents().Match(page.Head).Groups[1].Value)].Stream);
        foreach (Match block in TextBlocks().Matches(content))
        {
            var font = FontChoice().Match(block.Value);
            var at = Position().Match(block.Value);
            var letters = fonts[font.Groups[1].Value];
            var words = string.Concat(Glyphs().Matches(block.Value).SelectMany(m => m.Groups[1].Value.Chunk(4)).Select(g => letters[Hex(new string(g))]));
            yield return (words, Real(at.Groups[1].Value), Real(at.Groups[2].Value), Real(font.Groups[2].Value), Steps().Matches(block.Value).Sum(m => Real(m.Groups[1].Value)));
        }
    }

    private Dictionary<int, string> LettersOf(string font)
    {
        var map = Encoding.Latin1.GetString(objects[Number(ToUnicode().Match(font).Groups[1].Value)].Stream);
        var letters = new Dictionary<int, string>();
        foreach (Match one in Single().Matches(map))
            letters[Hex(one.Groups[1].Value)] = Utf16(one.Groups[2].Value);
        foreach (Match range in Ranges().Matches(map))
            for (var (glyph, letter) = (Hex(range.Groups[1].Value), Hex(range.Groups[3].Value)); glyph <= Hex(range.Groups[2].Value); glyph++, letter++)
                letters[glyph] = char.ConvertFromUtf32(letter);
        return letters;
    }

    private static byte[] Inflated(string stream)
    {
        if (stream.Length == 0)
            return [];
        using var inflate = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(stream)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflate.CopyTo(plain);
        return plain.ToArray();
    }

    private static string Utf16(string hex) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex));

    private static int Hex(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static double Real(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\n)(\d+) 0 obj\n(.*?)(?:stream\r?\n(.*?)\nendstream)?\s*endobj", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageType();

    [GeneratedRegex(@"/(F\d+) (\d+) 0 R")]
    private static partial Regex FontUses();

    [GeneratedRegex(@"/Contents (\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/FontName /(\S+)")]
    private static partial Regex FontName();

    [GeneratedRegex(@"\bBT\b.*?\bET\b", RegexOptions.Singleline)]
    private static partial Regex TextBlocks();

    [GeneratedRegex(@"/(F\d+) (\S+) Tf")]
    private static partial Regex FontChoice();

    [GeneratedRegex(@"1 0 0 -1 (\S+) (\S+) Tm")]
    private static partial Regex Position();

    [GeneratedRegex(@"(\S+) 0 Td")]
    private static partial Regex Steps();

    [GeneratedRegex(@"<([0-9A-F]+)> Tj")]
    private static partial Regex Glyphs();

    [GeneratedRegex(@"(?<=\n)<([0-9A-F]{4})> <([0-9A-F]+)>\n")]
    private static partial Regex Single();

    [GeneratedRegex(@"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>")]
    private static partial Regex Ranges();
}
