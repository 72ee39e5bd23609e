using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChatTutor.Core.Conversation;

namespace ChatTutor.Host.Chat;

/// <summary>What a client hears after a message: its secret and all that is said to it.</summary>
internal sealed record ChatReplies(string Learner, IReadOnlyList<ChatReply> Replies);

/// <summary>What a client hears without having asked.</summary>
internal sealed record ChatNews(IReadOnlyList<ChatReply> Replies);

/// <summary>How far the answer to a free question has come; its reply follows, and says the same or something else.</summary>
internal sealed record ChatBeginning(string Text);

/// <summary>One reply as clients see it, whatever kind it is inside.</summary>
/// <param name="Picture">Path of the picture on this server, or null; <paramref name="Alt"/> says it in words.</param>
public sealed record ChatReply(
    string Id, string Text, IReadOnlyList<ReplyChoice> Choices, string? Picture, string? Alt, string? Source, bool Ai, ReplyLink? Link)
{
    public static ChatReply Of(Reply reply) => reply.Match(
        say => new ChatReply(say.Id, say.Text, say.Choices, null, null, say.Source, say.Ai, say.Link),
        picture => new ChatReply(picture.Id, picture.Text, picture.Choices, Media.Url(picture.File), picture.Alt, null, false, null));

    public static IReadOnlyList<ChatReply> Of(IEnumerable<Reply> replies) => [.. replies.Select(Of)];
}

/// <summary>The written form of what clients see: plain Vietnamese letters, no escapes.</summary>
[JsonSerializable(typeof(ChatReplies))]
[JsonSerializable(typeof(ChatNews))]
[JsonSerializable(typeof(ChatBeginning))]
internal sealed partial class ChatJson : JsonSerializerContext
{
    public static readonly ChatJson Plain = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
