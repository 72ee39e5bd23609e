using System.Text.Json;

namespace ChatTutor.Host.Importing;

/// <summary>
/// A table sent with a form: first as the file "tep", then, when a person has seen what it would do, as the text "bang" the page put
/// into its form. Nothing is kept in between.
/// </summary>
internal static class SentSheet
{
    /// <exception cref="SheetFileException">There is none, or it cannot be read.</exception>
    public static async Task<string[][]> ReadAsync(IFormCollection form, CancellationToken stop)
    {
        if (form["bang"] is [{ Length: > 0 } text])
            return Parse(text);
        if (form.Files["tep"] is not { Length: > 0 } file)
            throw new SheetFileException("Chưa chọn tệp.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        return SheetFile.Read(content.ToArray());
    }

    public static string Write(string[][] rows) => JsonSerializer.Serialize(rows);

    private static string[][] Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[][]>(text)?.Select(row => (row ?? []).Select(cell => cell ?? "").ToArray()).ToArray() ?? [];
        }
        catch (JsonException e)
        {
            throw new SheetFileException("Trang mở đã lâu; chọn tệp lại.", e);
        }
    }
}
