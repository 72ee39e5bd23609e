namespace ChatTutor.Core.Conversation;

/// <summary>The learner's number in the store; it says nothing about the person.</summary>
public readonly record struct LearnerId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
