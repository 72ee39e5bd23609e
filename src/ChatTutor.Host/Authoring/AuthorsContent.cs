using System.Text;
using ChatTutor.Core.Content;
using ChatTutor.Service.Content;

namespace ChatTutor.Host.Authoring;

/// <summary>The content folder as an author's command needs it: readable, though there may be mistakes in it.</summary>
public static class AuthorsContent
{
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.Today);

    /// <exception cref="RefusedException">Nothing can be said about the folder before it is mended.</exception>
    public static (LoadedContent Loaded, Catalogue Catalogue) Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new RefusedException($"Không có thư mục \"{folder}\"; ghi đúng thư mục nội dung sau --folder.");
        var loaded = ContentFolder.Load(folder, Today);
        return loaded.Catalogue is { } catalogue
            ? (loaded, catalogue)
            : throw new RefusedException($"Thư mục \"{folder}\" chưa đọc được. {loaded.Mistakes[0]}");
    }

    /// <exception cref="RefusedException">The disk or its rights say no.</exception>
    public static void Write(IReadOnlyDictionary<string, string> texts)
    {
        try
        {
            ContentWriting.WriteAll(texts);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"Không ghi được, nên chưa tệp nào bị đổi: {e.Message}");
        }
    }

    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return ContentWriting.Read(path);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException($"\"{path}\" không phải UTF-8; lưu lại bằng UTF-8 rồi thử lại.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"Không mở được \"{path}\": {e.Message}");
        }
    }
}
