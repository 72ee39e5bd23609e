using System.Text.Json.Serialization;

namespace ChatTutor.Core.Conversation;

/// <summary>What the latest message asked of the learner, where it was not a step of a lesson. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Consenting), "consenting")]
[JsonDerivedType(typeof(ChoosingAudience), "audience")]
[JsonDerivedType(typeof(ChoosingCommune), "commune")]
[JsonDerivedType(typeof(ChoosingHamlet), "hamlet")]
[JsonDerivedType(typeof(Asking), "asking")]
[JsonDerivedType(typeof(Erasing), "erasing")]
[JsonDerivedType(typeof(Browsing), "browsing")]
[JsonDerivedType(typeof(NamingPerson), "naming")]
[JsonDerivedType(typeof(Joining), "joining")]
[JsonDerivedType(typeof(Witnessing), "witnessing")]
public abstract record Activity
{
    private Activity() { }

    /// <summary>The greeting is on the screen; afterwards the lesson the person came for begins.</summary>
    /// <param name="Hall">The code of the hall they are in, where they are to be noted after a yes.</param>
    /// <param name="Joins">They said they come to the learning day: that is noted after a yes.</param>
    public sealed record Consenting(string? Lesson = null, string? Hall = null, bool Joins = false) : Activity;

    public sealed record ChoosingAudience(int Page) : Activity;

    /// <param name="Topic">The bulletins to subscribe to once the commune is known, or null.</param>
    public sealed record ChoosingCommune(string? Topic = null) : Activity;

    public sealed record ChoosingHamlet(int Page) : Activity;

    /// <summary>The next words are a question.</summary>
    public sealed record Asking : Activity;

    /// <summary>"Xóa" was typed; it is done only after a second yes.</summary>
    public sealed record Erasing : Activity;

    /// <summary>A menu, a list or a result is on the screen.</summary>
    public sealed record Browsing : Activity;

    /// <summary>The next words are what somebody of this phone wants to be called: a newcomer, or the one who learns here already.</summary>
    public sealed record NamingPerson(bool Newcomer) : Activity;

    /// <summary>The code of this learner was typed; the two become one only after a yes.</summary>
    public sealed record Joining(LearnerId Other) : Activity;

    /// <summary>A volunteer is asked which practice of this learner they have seen.</summary>
    public sealed record Witnessing(LearnerId Other) : Activity;
}
