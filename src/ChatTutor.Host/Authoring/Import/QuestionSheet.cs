using System.Text.RegularExpressions;
using ChatTutor.Core.Language;

namespace ChatTutor.Host.Authoring.Import;

/// <summary>What was found in an author's file, whatever its kind.</summary>
public sealed record QuestionSheet(IReadOnlyList<QuestionRow> Rows, IReadOnlyList<RowMistake> Mistakes);

/// <summary>One question as it was written, by column.</summary>
/// <param name="Number">Its row as a spreadsheet counts them, from 1 with the heading; in a text its first line.</param>
public sealed partial record QuestionRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>"" where nothing is written.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>A cell as it was meant: NFC, on one line, without what cannot be seen.</summary>
    public static string Clean(string text) => Blanks().Replace(Folding.Clean(text), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

/// <summary>Something to be mended in an author's file.</summary>
public sealed record RowMistake(int Row, string Message);
