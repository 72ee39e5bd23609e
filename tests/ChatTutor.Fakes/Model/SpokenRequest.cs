using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes.Model;

/// <summary>A voice message as it reached the fake: https://platform.openai.com/docs/api-reference/audio/createTranscription.</summary>
/// <param name="Fields">The parts of the form that are words.</param>
/// <param name="FileName">By its ending the server knows what sound it is.</param>
/// <param name="Objection">What is wrong with the call, or null.</param>
public sealed record SpokenRequest(
    IReadOnlyDictionary<string, string> Fields, string FileName, byte[] Sound, IReadOnlyList<string> Headers, string? Objection)
{
    /// <summary>As OpenAI lists them, and AMR, which servers with ffmpeg behind them take.</summary>
    private static readonly string[] Endings = [".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".wav", ".webm", ".amr", ".aac"];

    private static readonly string[] Known = ["model", "language", "response_format", "temperature", "prompt"];

    /// <summary>A test's sound is its words.</summary>
    public string Words => Encoding.UTF8.GetString(Sound);

    internal static async Task<SpokenRequest> ReadAsync(HttpRequest request)
    {
        var headers = request.Headers.Select(h => $"{h.Key}: {h.Value}").ToList();
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.Ordinal) != true)
            return new SpokenRequest(new Dictionary<string, string>(), "", [], headers, "expected multipart/form-data");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        var file = form.Files.GetFile("file");
        using var sound = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(sound, request.HttpContext.RequestAborted);
        var name = file?.FileName ?? "";
        return new SpokenRequest(fields, name, sound.ToArray(), headers, Object(fields, name, sound.Length));
    }

    private static string? Object(Dictionary<string, string> fields, string name, long bytes) =>
        bytes == 0 ? "file is missing or empty"
        : !Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? "Unrecognized file format"
        : fields.GetValueOrDefault("model") is not { Length: > 0 } ? "you must provide a model parameter"
        : fields.TryGetValue("language", out var language) && language.Length != 2 ? "Invalid language"
        : fields.GetValueOrDefault("response_format", "json") is not ("json" or "text" or "srt" or "verbose_json" or "vtt") ? "Invalid response_format"
        : fields.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown ? $"Unknown parameter: {unknown}" : null;
}
