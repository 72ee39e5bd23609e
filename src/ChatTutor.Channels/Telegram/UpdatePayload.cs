using System.Text.Json.Serialization;

namespace ChatTutor.Channels.Telegram;

// Only what is used of https://core.telegram.org/bots/api#update: a field nobody needs cannot make an update unreadable.

internal sealed record UpdatePayload(MessagePayload? Message, CallbackPayload? CallbackQuery, MembershipPayload? MyChatMember);

/// <param name="Date">Unix seconds; 0 in a message too old to be seen by the bot.</param>
internal sealed record MessagePayload(ChatPayload? Chat, PersonPayload? From, long Date, string? Text);

/// <param name="Type">"private", "group", "supergroup" or "channel".</param>
internal sealed record ChatPayload(long? Id, string? Type);

internal sealed record PersonPayload(long? Id);

internal sealed record CallbackPayload(string? Id, PersonPayload? From, TappedPayload? Message, string? Data);

/// <summary>The message under which the button was: much of it may be missing when it is old.</summary>
internal sealed record TappedPayload(ChatPayload? Chat, int? MessageId);

/// <summary>The bot's own standing in a chat has changed.</summary>
internal sealed record MembershipPayload(ChatPayload? Chat, PersonPayload? From, StandingPayload? NewChatMember);

/// <param name="Status">"kicked" in a private chat: the person blocked the bot.</param>
internal sealed record StandingPayload(string? Status);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(UpdatePayload))]
internal sealed partial class UpdateJson : JsonSerializerContext;
