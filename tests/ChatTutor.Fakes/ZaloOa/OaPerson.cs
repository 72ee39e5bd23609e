namespace ChatTutor.Fakes.ZaloOa;

/// <summary>Somebody with Zalo, and what the official account has sent them.</summary>
internal sealed class OaPerson(string id)
{
    private readonly List<OaMessage> sent = [];

    public string Id { get; } = id;

    public bool Follows { get; set; } = true;

    /// <summary>The error every message to them meets, or null: -227 asleep, -244 restricted ...</summary>
    public int? Error { get; set; }

    public DateTimeOffset? LastInteraction { get; set; }

    /// <summary>Messages since then.</summary>
    public int SentSince { get; set; }

    /// <summary>Messages the account was charged for.</summary>
    public int Billed { get; set; }

    public IReadOnlyList<OaMessage> Sent
    {
        get
        {
            lock (sent)
                return [.. sent];
        }
    }

    public void Add(OaMessage message)
    {
        lock (sent)
            sent.Add(message);
    }

    public void Interact(DateTimeOffset at) => (LastInteraction, SentSince) = (at, 0);
}

/// <summary>A message of the account, as the person sees it.</summary>
/// <param name="Picture">The bytes, or null.</param>
public sealed record OaMessage(string Id, string Text, IReadOnlyList<OaMessageButton> Buttons, byte[]? Picture);

/// <summary>A button: it sends <paramref name="Payload"/> or opens <paramref name="Url"/>.</summary>
public sealed record OaMessageButton(string Title, string? Payload, string? Url);
