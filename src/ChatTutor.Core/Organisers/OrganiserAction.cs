namespace ChatTutor.Core.Organisers;

/// <summary>What an organiser may be allowed to do. Every page, export and stream declares one; a new member needs a line in <see cref="Access"/>.</summary>
public enum OrganiserAction
{
    /// <summary>One's own account: second factor, linked chat, signing out.</summary>
    OwnAccount,

    /// <summary>Counts and percentages, nobody's names.</summary>
    ViewFigures,

    /// <summary>The same as a file.</summary>
    ExportFigures,

    /// <summary>Lists in which a row is a person.</summary>
    ViewPeople,

    /// <summary>Denominators and hamlets from files; the list for the office that confirms people, there and back.</summary>
    ImportData,

    /// <summary>On one's own phone: bring in a class, confirm what a person did in front of one's own eyes.</summary>
    ConfirmPractice,

    /// <summary>Lead a quiz in a hall.</summary>
    LeadQuiz,

    /// <summary>A message to at most <see cref="Access.WideAudience"/> people.</summary>
    Announce,

    /// <summary>A message to more people than that; needs the second factor.</summary>
    AnnounceWidely,

    /// <summary>The second person's yes to a wide message; needs the second factor.</summary>
    ApproveAnnouncement,

    /// <summary>Add, change and disable organisers; needs the second factor.</summary>
    ManageOrganisers,

    ViewAudit,

    ExportAudit,
}
