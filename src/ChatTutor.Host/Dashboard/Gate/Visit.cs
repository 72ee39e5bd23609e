using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard;

/// <summary>An organiser who has been let in to a page; handlers take it as a parameter.</summary>
/// <param name="Area">What the page is about: from the address, or all the organiser looks after.</param>
/// <param name="HasFactor">The second factor was given in this session.</param>
public sealed record Visit(Organiser Organiser, Territory Area, bool HasFactor)
{
    /// <summary>True when this organiser, in this session, may do this there: for links, and for areas that come in a form.</summary>
    public bool May(OrganiserAction action, Territory area) =>
        Access.Allows(Organiser, action, area) && (HasFactor || !Access.NeedsSecondFactor(action));

    /// <summary>A note for the log about what is done on this visit.</summary>
    public AuditNote Note(DateTimeOffset at, string what, string about = "") => new(at, Organiser.Id, what, Area.ToString(), about);

    public static ValueTask<Visit?> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    /// <summary>The visit this request is, or null for a page without an organiser.</summary>
    public static Visit? Of(HttpContext? http) => http?.Features.Get<Visit>();
}
