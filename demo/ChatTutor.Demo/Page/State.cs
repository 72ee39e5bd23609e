using System.Globalization;
using ChatTutor.Demo.Players;
using ChatTutor.Fakes;

namespace ChatTutor.Demo.Page;

/// <summary>What the page shows.</summary>
internal static class State
{
    private const int MostCalls = 60;
    private const int LongestText = 70;

    /// <summary>Asked for all the time; they would push everything else out of sight.</summary>
    private static readonly string[] Polls = ["getupdates", "getUpdates"];

    public static object Of(IReadOnlyList<Player> players, FakeWorld world, string program) => new
    {
        channels = players.Select(p => new
        {
            name = p.Platform,
            title = p.Title,
            about = p.About,
            shut = p.IsShut,
            waiting = world.Faults.Waiting(p.Platform, p.SendMethod),
            faults = FaultMenu.Labels.Where(l => p.Faults.ContainsKey(l.Key)).Select(l => new { id = l.Key, label = l.Value }),
            talk = p.Talk().Select(l => l with { Picture = l.Picture?.Replace("program:", program, StringComparison.Ordinal) }),
        }),
        log = world.Log.Latest.Where(c => !Polls.Contains(c.Method)).Take(MostCalls).Select(c => new
        {
            at = c.At.ToLocalTime().ToString("HH:mm:ss.f", CultureInfo.InvariantCulture),
            platform = c.Platform,
            method = c.Method,
            text = Short(Words(c)),
            met = c.Met is null ? "" : Say(c.Met),
        }),
    };

    private static string Words(ApiRequest call) =>
        call.Text("text") ?? call.Text("caption") ?? (string?)(call.Fields["message"] as System.Text.Json.Nodes.JsonObject)?["text"] ?? "";

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static string Say(Fault fault) => fault switch
    {
        Fault.Error error => $"{error.Code} {error.Description}",
        Fault.Page page => page.Status.ToString(CultureInfo.InvariantCulture),
        Fault.Hang => "treo",
        Fault.ResetBefore or Fault.ResetAfter => "đứt đường dây",
        Fault.Delay => "trễ",
        _ => fault.GetType().Name,
    };
}
