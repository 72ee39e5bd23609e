namespace ChatTutor.Core.LearningDays;

/// <summary>How somebody took part in a learning day; each is counted by itself. Stored by name: members are never renamed.</summary>
public enum DayStage
{
    /// <summary>Said "tham gia".</summary>
    Joined,

    /// <summary>Scanned the code of a hall on the day.</summary>
    CheckedIn,

    /// <summary>Completed the challenge on the day.</summary>
    Challenge,
}
