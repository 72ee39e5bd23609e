using static ChatTutor.Core.Organisers.OrganiserAction;
using static ChatTutor.Core.Organisers.OrganiserRole;

namespace ChatTutor.Core.Organisers;

/// <summary>The one gate: what is not in the table is forbidden, and nobody reaches beyond their own area and what lies below it.</summary>
public static class Access
{
    /// <summary>A message to more people than this needs a second factor and a second person.</summary>
    public const int WideAudience = 1000;

    private static readonly Dictionary<OrganiserRole, OrganiserAction[]> Table = new()
    {
        [HamletVolunteer] = [OwnAccount, ViewFigures, ViewPeople, ConfirmPractice, LeadQuiz, Announce],
        [CommuneOrganiser] =
            [OwnAccount, ViewFigures, ExportFigures, ViewPeople, ImportData, ConfirmPractice, LeadQuiz, Announce, AnnounceWidely, ApproveAnnouncement],
        [ProvinceOrganiser] =
        [
            OwnAccount, ViewFigures, ExportFigures, ViewPeople, ImportData, ConfirmPractice, LeadQuiz,
            Announce, AnnounceWidely, ApproveAnnouncement, ManageOrganisers, ViewAudit, ExportAudit,
        ],
        [ContentEditor] = [OwnAccount, ViewFigures],
        [Auditor] = [OwnAccount, ViewFigures, ExportFigures, ViewAudit, ExportAudit],
    };

    /// <summary>True when this organiser may do this in this area.</summary>
    public static bool Allows(Organiser organiser, OrganiserAction action, Territory area)
    {
        ArgumentNullException.ThrowIfNull(organiser);
        return organiser.IsActive && Has(organiser.Role, action) && organiser.Area.Covers(area);
    }

    /// <summary>True when the role may do this anywhere at all.</summary>
    public static bool Has(OrganiserRole role, OrganiserAction action) => Table.TryGetValue(role, out var allowed) && allowed.Contains(action);

    /// <summary>Actions for which the link alone is not enough: the code of the organiser's own app must have been given too.</summary>
    public static bool NeedsSecondFactor(OrganiserAction action) => action is AnnounceWidely or ApproveAnnouncement or ManageOrganisers;
}
