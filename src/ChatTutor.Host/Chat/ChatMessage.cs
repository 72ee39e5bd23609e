using System.Text.Json;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Host.Chat;

/// <summary>What a client posts: its secret (absent the first time), its own id of the message, and words or a choice.</summary>
internal sealed record ChatMessage(string Id, string? Learner = null, string? Text = null, string? Choice = null)
{
    public const int LongestBody = 64 * 1024;

    /// <summary>Longer words reach the tutor cut, who then says kindly what to do.</summary>
    private const int LongestText = 4000;

    private const int LongestId = 64;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Reads a body, or says in one sentence what is wrong with it.</summary>
    public static async ValueTask<(ChatMessage? Message, string? Wrong)> ReadAsync(Stream body, CancellationToken stop)
    {
        try
        {
            var message = await JsonSerializer.DeserializeAsync<ChatMessage>(body, Strict, stop);
            return message?.Mistake() is { } wrong ? (null, wrong) : (message, message is null ? "The body is null." : null);
        }
        catch (JsonException)
        {
            return (null, "The body is not JSON of the agreed form: {\"learner\",\"id\",\"text\" or \"choice\"}.");
        }
    }

    /// <summary>The secret this message came with, or a new one.</summary>
    public Bearer Sender() => Bearer.TryParse(Learner, out var bearer) ? bearer : Bearer.New();

    public InboundMessage Inbound() => Inbound(Text, Choice);

    public static InboundMessage Inbound(string? text, string? choice) =>
        choice is null ? new InboundMessage.Text(Cut(text ?? "")) : new InboundMessage.Choice(choice);

    private string? Mistake() => this switch
    {
        { Id.Length: 0 or > LongestId } => $"\"id\" must have 1 to {LongestId} characters.",
        { Text: null, Choice: null } or { Text: not null, Choice: not null } => "Exactly one of \"text\" and \"choice\" is needed.",
        { Choice.Length: 0 or > LongestId } => $"\"choice\" must have 1 to {LongestId} characters.",
        { Text: { } text } when string.IsNullOrWhiteSpace(text) => "\"text\" is empty.",
        { Learner: { } learner } when !Bearer.TryParse(learner, out _) => "\"learner\" is not an id this server gave out.",
        _ => null,
    };

    // Never through the middle of an emoji.
    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
