namespace ChatTutor.Core.Conversation;

/// <summary>Why somebody would be glad of a neighbour's help.</summary>
[Flags]
public enum Needs : byte
{
    None = 0,

    /// <summary>Asked for help and has completed no lesson since.</summary>
    AskedHelp = 1,

    /// <summary>Has answered a question of the lesson at hand wrongly three times.</summary>
    Mistaken = 2,

    /// <summary>Left a lesson halfway a week ago or earlier.</summary>
    Stopped = 4,
}

/// <summary>Who is stuck, from what is known of them; only of those who agreed to be remembered.</summary>
public static class Stuck
{
    private const int ManyTries = 3;

    /// <summary>After so long without a word a lesson left halfway counts as stopped.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromDays(7);

    public static Needs Of(Learner learner, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var needs = Lasting(learner);
        return MayStop(learner) && now - learner.LastSeen >= Away ? needs | Needs.Stopped : needs;
    }

    /// <summary>What does not depend on the day.</summary>
    public static Needs Lasting(Learner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        if (learner.Consent != Consent.Given)
            return Needs.None;
        return (learner.HelpAsked is null ? Needs.None : Needs.AskedHelp)
            | (learner.Lesson?.Marks?.Any(m => m.Value is { Right: false, Tries: >= ManyTries }) == true ? Needs.Mistaken : Needs.None);
    }

    /// <summary>There is a lesson at hand: given time, it counts as stopped.</summary>
    public static bool MayStop(Learner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner is { Consent: Consent.Given, Lesson: not null };
    }
}
