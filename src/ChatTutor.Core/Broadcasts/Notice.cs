using System.Text;
using System.Text.RegularExpressions;

namespace ChatTutor.Core.Broadcasts;

/// <summary>What is written to people: a text, perhaps a picture of the media folder, perhaps a way into a lesson.</summary>
/// <param name="Text">May hold {you}, {me} and the campaign's contacts.</param>
/// <param name="Picture">A file of the media folder, or null.</param>
/// <param name="Alt">The picture in words, for those who cannot see it.</param>
/// <param name="Lesson">The lesson a button leads into, or null.</param>
public sealed partial record Notice(string Text, string? Picture = null, string? Alt = null, string? Lesson = null)
{
    /// <summary>In UTF-16 units after composing. Every platform takes as much, with a lesson's line under it; more is not read anyway.</summary>
    public const int LongestText = 1500;

    /// <summary>Under a picture Telegram takes 1024.</summary>
    public const int LongestCaption = 1000;

    /// <summary>Sites a link may lead to: a forged announcement with a foreign link would do more harm than all lessons do good.</summary>
    private static readonly string[] Trusted = [".gov.vn", ".chinhphu.vn"];

    /// <summary>What keeps it from being sent, or null.</summary>
    public BroadcastRefusal? Fault()
    {
        if (string.IsNullOrWhiteSpace(Text))
            return BroadcastRefusal.NothingWritten;
        if (Text.Any(c => char.IsControl(c) && c != '\n') || Text.Any(char.IsSurrogate) && !Text.IsNormalized())
            return BroadcastRefusal.OddCharacters;
        if (Text.Normalize(NormalizationForm.FormC).Length > (Picture is null ? LongestText : LongestCaption))
            return BroadcastRefusal.TooLong;
        if (Links().Matches(Text).Any(l => !IsTrusted(l.Groups[1].Value)))
            return BroadcastRefusal.ForeignLink;
        return Picture is not null && string.IsNullOrWhiteSpace(Alt) ? BroadcastRefusal.PictureWithoutWords : null;
    }

    private static bool IsTrusted(string host) => Trusted.Any(t => ("." + host).EndsWith(t, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"https?://(?:[^\s/@]*@)?([^\s/:?#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Links();
}
