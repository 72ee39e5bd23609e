namespace ChatTutor.Answers.Caution;

/// <summary>How the wish for better words ended; counted under its name in small letters.</summary>
internal enum Outcome
{
    /// <summary>Said by the model and supported.</summary>
    Worded,

    /// <summary>Said and checked earlier.</summary>
    Cached,

    /// <summary>Failed the check earlier; not asked again for a while.</summary>
    CachedRefusal,

    /// <summary>The model found no answer in the passages.</summary>
    Declined,

    /// <summary>A sentence did not pass the support check.</summary>
    Unsupported,

    /// <summary>It repeated its instructions.</summary>
    Leaked,

    /// <summary>More than three sentences, or cut at its longest.</summary>
    TooLong,

    Empty,

    /// <summary>The learner asks faster than one may.</summary>
    TooFast,

    /// <summary>The learner's share of today is used up.</summary>
    LearnerSpent,

    /// <summary>Today's tokens are used up, or cannot be counted.</summary>
    DaySpent,

    /// <summary>The model failed lately and is left alone.</summary>
    Resting,

    TimedOut,

    /// <summary>Refused, broken off, unreadable.</summary>
    Failed,
}
