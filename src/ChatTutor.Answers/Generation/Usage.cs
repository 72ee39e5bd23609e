using Microsoft.SemanticKernel;
using OpenAI.Chat;

namespace ChatTutor.Answers.Generation;

/// <summary>What a server says beside the words: why it ended and what it counted.</summary>
internal sealed class Usage
{
    /// <summary>It said that it was done.</summary>
    public bool Ended { get; private set; }

    /// <summary>It ended because the answer had grown too long.</summary>
    public bool Cut { get; private set; }

    /// <summary>Tokens by the server's count; 0 when it did not say.</summary>
    public int Tokens { get; private set; }

    public void Read(StreamingChatMessageContent piece)
    {
        if (piece.Metadata?.GetValueOrDefault("FinishReason") is { } reason && reason.ToString() is { Length: > 0 } why)
            (Ended, Cut) = (true, why != nameof(ChatFinishReason.Stop));
        if (piece.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage { TotalTokenCount: > 0 } counted)
            Tokens = counted.TotalTokenCount;
    }
}
