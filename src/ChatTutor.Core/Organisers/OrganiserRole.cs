namespace ChatTutor.Core.Organisers;

/// <summary>What an organiser is in the campaign. Stored by name: members are never renamed.</summary>
public enum OrganiserRole
{
    /// <summary>A neighbour of the "Tổ công nghệ số cộng đồng" who helps people of a hamlet.</summary>
    HamletVolunteer,

    /// <summary>Looks after a commune, or one hamlet of it.</summary>
    CommuneOrganiser,

    /// <summary>Looks after everything, and names the other organisers.</summary>
    ProvinceOrganiser,

    /// <summary>Writes lessons and looks after what learners find different.</summary>
    ContentEditor,

    /// <summary>Sees everything that was done, changes nothing.</summary>
    Auditor,
}
