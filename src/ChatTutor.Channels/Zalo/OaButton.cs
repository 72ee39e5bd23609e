namespace ChatTutor.Channels.Zalo;

/// <summary>A button of a consultation message: it sends <paramref name="Choice"/> back, or opens <paramref name="Url"/>.</summary>
internal sealed record OaButton(string Title, string? Choice, string? Url = null)
{
    /// <summary>Zalo asks that what a button sends begins so: an account that lets only such texts through then still works.</summary>
    private const char Mark = '#';

    public string Payload => Mark + Choice;

    /// <summary>The choice whose payload this text is, or null. A person may type the same; it is then the same choice.</summary>
    public static string? ChoiceIn(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed is [Mark, >= '0' and <= '9', ..] && trimmed.Contains(':') && !trimmed.Contains(' ') ? trimmed[1..].ToString() : null;
    }
}
