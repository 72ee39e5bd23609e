namespace ChatTutor.Host.Printing.Paper;

/// <summary>How wide a text is at a size, both in points.</summary>
internal delegate float TextWidth(string text, float size, bool isBold);

/// <summary>A line of text. Points from the upper left corner of the paper; the baseline is where letters stand.</summary>
internal readonly record struct PaperText(string Words, float Left, float Baseline, float Size, bool IsBold);

/// <summary>A straight line across the paper, in points.</summary>
internal readonly record struct PaperRule(float Left, float Right, float Y, float Thickness);

/// <summary>Where everything stands on one sheet of A4.</summary>
/// <param name="Bottom">Where the last of it ends, in points from the upper edge.</param>
internal sealed record PaperPage(IReadOnlyList<PaperText> Texts, IReadOnlyList<PaperRule> Rules, float Bottom)
{
    private const float PointsInMillimetre = 72 / 25.4f;

    public const float Width = 210 * PointsInMillimetre, Height = 297 * PointsInMillimetre, Margin = 15 * PointsInMillimetre;

    public bool Fits => Bottom <= Height - Margin;
}
