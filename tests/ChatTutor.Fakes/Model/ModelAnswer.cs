namespace ChatTutor.Fakes.Model;

/// <summary>What the fake does with a call. Closed.</summary>
public abstract record ModelAnswer
{
    private ModelAnswer() { }

    /// <summary>A whole answer, word by word when the caller streams.</summary>
    public sealed record Says(string Text, string Finish = "stop") : ModelAnswer;

    /// <summary>These words, and then the line breaks.</summary>
    public sealed record BreaksOff(string Text) : ModelAnswer;

    /// <summary>These words again and again, for as long as somebody listens.</summary>
    public sealed record GoesOn(string Text) : ModelAnswer;

    /// <summary>An error in OpenAI's form.</summary>
    public sealed record Refuses(int Status, string Message) : ModelAnswer;

    /// <summary>Bytes that are no answer at all.</summary>
    public sealed record Babbles(string Body, string ContentType) : ModelAnswer;

    /// <summary>One line of this many letters that never ends.</summary>
    public sealed record Floods(int Letters) : ModelAnswer;

    /// <summary>Nothing until the caller gives up.</summary>
    public sealed record Hangs : ModelAnswer;
}
