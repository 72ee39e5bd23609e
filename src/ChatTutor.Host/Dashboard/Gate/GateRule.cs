using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard;

/// <summary>What an address asks of whoever comes; every address of the program has one.</summary>
/// <param name="Action">Null = anybody may come: learners' pages, and doors with a key of their own.</param>
public sealed record GateRule(OrganiserAction? Action, AreaOf Area);

/// <summary>Which area a page is about.</summary>
public enum AreaOf
{
    /// <summary>The commune and hamlet named in the address as {commune} and {hamlet}; the whole province where neither is.</summary>
    Address,

    /// <summary>Whatever the organiser looks after: the page shows nothing beyond <see cref="Visit.Area"/>.</summary>
    Organiser,
}

/// <summary>How addresses declare whom they are for.</summary>
public static class GateRules
{
    /// <summary>Only for organisers who may do this in the page's area. Forms posted here are checked against forgery.</summary>
    public static T For<T>(this T route, OrganiserAction action, AreaOf area = AreaOf.Address)
        where T : IEndpointConventionBuilder => route.WithMetadata(new GateRule(action, area));

    /// <summary>No organiser is needed.</summary>
    public static T ForEverybody<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(new GateRule(null, AreaOf.Address));

    /// <summary>Fails the start when an address has not declared whom it is for.</summary>
    /// <exception cref="InvalidOperationException">One has not; the message names it.</exception>
    public static void CheckGates(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.DataSources.SelectMany(s => s.Endpoints).FirstOrDefault(e => e.Metadata.GetMetadata<GateRule>() is null) is { } open)
            throw new InvalidOperationException($"{open.DisplayName} does not say whom it is for: add .For(...) or .ForEverybody().");
    }
}
