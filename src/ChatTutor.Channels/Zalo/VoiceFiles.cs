using ChatTutor.Service.Ports;

namespace ChatTutor.Channels.Zalo;

/// <summary>
/// Fetches voice messages from where a signed event says they are, as far as that is Zalo's: nobody who could sign one may make this
/// machine call another.
/// </summary>
internal sealed class VoiceFiles(ZaloConnection zalo, ZaloOaSettings settings)
{
    /// <summary>Domains under which all of Zalo's known hosts are. Which of them serves voice messages is nowhere published.</summary>
    private static readonly string[] Domains = ["zalo.me", "zaloapp.com", "zdn.vn"];

    /// <summary>Endings that transcription servers know; AMR is what Zalo's own example has.</summary>
    private static readonly string[] Formats = ["aac", "m4a", "mp3", "ogg", "wav", "amr"];

    public async ValueTask<SoundFetch> FetchAsync(string file, CancellationToken stop)
    {
        if (!Uri.TryCreate(file, UriKind.Absolute, out var url) || !IsZalos(url))
            return new SoundFetch.Failed($"\"{url?.Host}\" is not one of Zalo's hosts, by https");
        return await zalo.GetAsync(url, FormatOf(url), stop);
    }

    internal bool IsZalos(Uri url) =>
        url.UserInfo.Length == 0
        && ((url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Domains.Any(d => url.Host == d || url.Host.EndsWith("." + d, StringComparison.Ordinal)))
            || (settings.ApiUrl.Length > 0 && IsSameServer(url, settings.Api)));

    // The operator's own relay stands for Zalo.
    private static bool IsSameServer(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string FormatOf(Uri url) =>
        Array.Find(Formats, f => url.AbsolutePath.EndsWith("." + f, StringComparison.OrdinalIgnoreCase)) ?? Formats[^1];
}
