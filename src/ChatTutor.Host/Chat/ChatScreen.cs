using System.Buffers.Text;
using System.Security.Cryptography;
using ChatTutor.Core.Conversation;
using ChatTutor.Service.Ports;

namespace ChatTutor.Host.Chat;

/// <summary>What the chat page shows: the latest turns and the buttons that still hold.</summary>
/// <param name="Programme">Name of the campaign, under the tutor's.</param>
public sealed record ChatScreen(string Programme, Bearer Bearer, IReadOnlyList<PastTurn> Turns)
{
    /// <summary>New for every showing: a form sent twice, or again after "back", has one effect.</summary>
    public string MessageId { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The latest turn on the page; the stream goes on from there.</summary>
    public long Last => Turns.Count > 0 ? Turns[^1].Sequence : 0;

    /// <summary>The buttons of the latest message; an announcement without any leaves those of the lesson in force.</summary>
    public IReadOnlyList<ReplyChoice> Choices =>
        Turns.Where(t => t.Replies.Count > 0).Reverse()
            .SkipWhile(t => t.Unasked && t.Replies[^1].Choices.Count == 0)
            .Select(t => t.Replies[^1].Choices).FirstOrDefault() ?? [];
}
