using System.Security.Cryptography;
using System.Text;
using ChatTutor.Core.Language;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace ChatTutor.Answers.Caution;

/// <summary>
/// Wordings that passed the check, by the question as it is understood and the content they rest on: a changed card is another question.
/// They hold nothing of the asker, so everybody may hear them.
/// </summary>
internal sealed class KnownWordings(TimeProvider time) : IDisposable
{
    /// <summary>About 2 KB each.</summary>
    private const int Most = 5_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A question the model words badly is not paid for again at once.</summary>
    private static readonly TimeSpan RefusalKept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most, Clock = new Clock(time) });

    public static string KeyOf(WordingRequest request)
    {
        var parts = request.Earlier.Append(request.Question).Select(Folding.Fold).Concat(request.Passages.SelectMany(p => (string[])[p.Id, p.Text]));
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));
    }

    /// <summary>Null: never asked. An inner null: asked, and no good.</summary>
    public bool TryGet(string key, out string? wording) => cache.TryGetValue(key, out wording);

    public void Keep(string key, string? wording) =>
        cache.Set(key, wording, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = wording is null ? RefusalKept : Kept });

    public void Dispose() => cache.Dispose();

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
