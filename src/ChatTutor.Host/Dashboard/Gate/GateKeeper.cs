using ChatTutor.Core.Organisers;
using ChatTutor.Host.Chat;
using ChatTutor.Host.Dashboard.SigningIn;
using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Antiforgery;

namespace ChatTutor.Host.Dashboard;

/// <summary>Stands before every address: nobody passes but by its <see cref="GateRule"/>.</summary>
internal sealed class GateKeeper(RequestDelegate next, IOrganiserStore store, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // Without an endpoint of ours there is nothing behind the gate: 404, or 405 made by the routing itself.
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<GateRule>() is { Action: null })
        {
            await next(http);
            return;
        }
        SafeHeaders.SetOrganisers(http);
        try
        {
            await EnterAsync(http, endpoint.Metadata.GetMetadata<GateRule>());
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException && !http.Response.HasStarted)
        {
            await Refusals.BusyAsync(http);
        }
    }

    private async Task EnterAsync(HttpContext http, GateRule? rule)
    {
        if (rule?.Action is not { } action)
            await Refusals.ForbiddenAsync(http);
        else if (await Session.OrganiserAsync(http, store) is not var (organiser, hasFactor))
            await Refusals.SignInAsync(http);
        else if (AreaAt(http, rule.Area, organiser) is var area && !Access.Allows(organiser, action, area))
            await Refusals.ForbiddenAsync(http);
        else if (Access.NeedsSecondFactor(action) && !hasFactor)
            await Refusals.SecondFactorAsync(http);
        else if (HttpMethods.IsPost(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
            await Refusals.OldFormAsync(http);
        else
        {
            http.Features.Set(new Visit(organiser, area, hasFactor));
            await next(http);
        }
    }

    private static Territory AreaAt(HttpContext http, AreaOf area, Organiser organiser) => area == AreaOf.Organiser
        ? organiser.Area
        : new Territory(http.GetRouteValue("commune") as string, http.GetRouteValue("hamlet") as string);
}
