using ChatTutor.Host.Running;
using ChatTutor.Service.Content;
using ChatTutor.Service.Ports;
using ChatTutor.Service.Reporting;

namespace ChatTutor.Host.Commands;

/// <summary>What a command needs of the campaign when no server runs: the same desks over the opened store.</summary>
internal sealed record LocalCampaign(CampaignFigures Figures, ReportDesk Reports)
{
    public static LocalCampaign Of(Settings settings, IStore store)
    {
        var catalogues = new CatalogueSource(Composition.LoadContent(settings));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
        return new(new CampaignFigures((IFigureStore)store, catalogues, TimeProvider.System, zone), new ReportDesk(store, catalogues, TimeProvider.System, zone));
    }
}
